// Isian yang belum sampai ke server, di perangkat ini. Tanpa localStorage isian hidup selama halaman terbuka.

export class Simpanan {
  #kunci;
  #isi = new Map();

  constructor(kunci) {
    this.#kunci = kunci;
    try {
      this.#isi = new Map(Object.entries(JSON.parse(localStorage.getItem(kunci) ?? "{}")));
    } catch {
      this.#isi = new Map();
    }
  }

  semua() {
    return [...this.#isi];
  }

  ada(kunci) {
    return this.#isi.has(kunci);
  }

  kosong() {
    return ![...this.#isi.values()].some((isi) => isi.hasil || isi.uraian.trim());
  }

  taruh(kunci, isi) {
    this.#isi.set(kunci, isi);
    this.#tulis();
  }

  buang(kunci) {
    this.#isi.delete(kunci);
    this.#tulis();
  }

  #tulis() {
    try {
      if (this.#isi.size) localStorage.setItem(this.#kunci, JSON.stringify(Object.fromEntries(this.#isi)));
      else localStorage.removeItem(this.#kunci);
    } catch {
      // Penyimpanan penuh atau dimatikan: isian tetap ada di halaman.
    }
  }
}
