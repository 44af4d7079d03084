"""The rows of every sheet, built from the report and the additions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contoh.bahan import ROMAWI, Bahan, Baris, angka

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


def baris_unit(b: Bahan) -> list[Baris]:
    return [
        {"Kode": u["kode"], "Nama": u["nama"], "Induk": u.get("induk")}
        for u in b.tambahan["unit_kerja"]
    ]


def baris_pk(b: Bahan) -> list[Baris]:
    pk = b.tambahan["perjanjian_kinerja"]
    return [b.kepala(Nomor=pk["nomor"], Tanggal=pk["tanggal"], **{"Batas Capaian": pk["batas"]})]


def baris_iku(b: Bahan) -> list[Baris]:
    sasaran = {str(s["kode"]): s["judul"] for s in b.laporan["sasaran_kegiatan"]}
    hasil = []
    for iku in b.iku:
        s, nilai = b.setelan(iku["kode"]), iku["nilai"]
        definisi = "\n".join(
            [
                iku["definisi"]["teks"],
                *(f"{a['no']}. {a['teks']}" for a in iku.get("aspek_penilaian", [])),
            ]
        )
        target = [nilai[s.get("tw1", "target_tw1")], *s["target"]]
        hasil.append(
            {
                **b.kepala(Kode=iku["kode"], Satuan=s["satuan"], Arah=s["arah"]),
                "Sasaran No": int(iku["sasaran_kegiatan"]),
                "Sasaran": sasaran[iku["sasaran_kegiatan"]],
                "Indikator": iku["tabel_ringkasan"]["nama"],
                "Cara Hitung": s["cara"],
                "Akumulasi": s["akumulasi"],
                "Skala Maks": nilai.get("skala"),
                "Target Tahun": angka(nilai["target_tahun"]),
                **{f"Target TW {ROMAWI[n]}": angka(t) for n, t in enumerate(target, start=1)},
                "Penanggung Jawab": s["pic"],
                "Definisi": definisi,
                "Formula": s["formula"],
            }
        )
    return hasil


def baris_komponen(b: Bahan) -> list[Baris]:
    hasil = []
    for iku in b.iku:
        if "penyebut" not in b.setelan(iku["kode"]):
            continue
        *kategori, _, semesta = iku["komponen"]
        isi = [(k["kategori"], "pembilang", k["jumlah"]) for k in kategori]
        isi.append((b.setelan(iku["kode"])["penyebut"], "penyebut", semesta["jumlah"]))
        hasil += [
            {
                **b.kepala(Triwulan="TW I", Nama=nama, Sisi=sisi, Nilai=jumlah),
                "Kode IKU": iku["kode"],
            }
            for nama, sisi, jumlah in isi
        ]
    return hasil


def baris_realisasi(b: Bahan) -> list[Baris]:
    hasil = []
    for iku in b.iku:
        r = b.setelan(iku["kode"]).get("realisasi")
        if r is None:
            continue
        nilai = iku["nilai"]["realisasi"] if r.get("nilai") else None
        hasil.append(
            {
                **b.kepala(Triwulan="TW I", Keadaan=r["keadaan"], Nilai=nilai),
                "Kode IKU": iku["kode"],
                "Periode Data": r.get("periode"),
                "Sifat": r.get("sifat"),
                "Sumber": r.get("sumber"),
                "Alasan": r.get("alasan"),
            }
        )
    return hasil


def baris_tahapan(b: Bahan) -> list[Baris]:
    tahapan = b.tambahan["tahapan"]
    bobot = b.laporan["skp_efektivitas"]["bobot"]
    return [
        b.kepala(Tahap=n, Nama=nama, Alias=alias, Bobot=nilai)
        for n, (nama, alias, nilai) in enumerate(
            zip(tahapan["nama"], tahapan["alias"], bobot, strict=True), start=1
        )
    ]


def baris_topik(b: Bahan) -> list[Baris]:
    return [
        {**b.kepala(Topik=nama), "Kode IKU": iku["kode"]}
        for iku in b.iku
        for nama in b.setelan(iku["kode"]).get("topik", [])
    ]


def baris_renaksi(b: Bahan) -> list[Baris]:
    lanjut = [_renaksi_lanjut(b, r) for r in b.tambahan["renaksi"]]
    return [_renaksi_tw1(b, iku["kode"], r) for iku in b.iku for r in iku["renaksi"]] + lanjut


def _renaksi_tw1(b: Bahan, kode: str, r: dict[str, Any]) -> Baris:
    butir = b.keterangan(r, kode)
    topik = b.tambahan["tahap_tw1"].get(f"{kode}/{r['no']}")
    akhir: date = b.tambahan["akhir_tw1"]
    # An action of IKU 4.1 was done when the tonggak it stands for was done.
    tonggak = {f"4.1/{d['renaksi']}": d["selesai"] for d in b.tambahan["rb"]["disahkan"]}
    selesai: date = tonggak.get(f"{kode}/{r['no']}", akhir)
    return {
        **b.kepala(Triwulan="TW I", No=r["no"], Uraian=r["rencana_aksi"], Tenggat=akhir),
        "Kode IKU": kode,
        "PIC": b.setelan(kode)["pic"],
        "Status": r["status"].lower(),
        "Tanggal Selesai": max((t for t, _ in butir if t), default=selesai),
        "Keterangan": "\n".join(f"{t} | {isi}" if t else isi for t, isi in butir),
        "Topik": b.topik(topik, kode) if topik else None,
        "Tahap": 1 if topik else None,
    }


def _renaksi_lanjut(b: Bahan, r: dict[str, Any]) -> Baris:
    rujukan = f"{b.tambahan['tahun']}/TW {ROMAWI[r['tw']]}/{r['iku']}/{r['no']}"
    rapat = [x for x in b.rapat() if rujukan in x["renaksi"]]
    return {
        **b.kepala(Triwulan=f"TW {ROMAWI[r['tw']]}", No=r["no"], Uraian=r["uraian"]),
        "Kode IKU": r["iku"],
        "Tenggat": r["tenggat"],
        "PIC": b.setelan(r["iku"])["pic"],
        "Status": r["status"],
        "Keterangan": "\n".join(f"{x['tanggal']} | {x['judul']}" for x in rapat),
        "Topik": b.topik(r["topik"], r["iku"]) if "topik" in r else None,
        "Tahap": r.get("tahap"),
        "Hambatan": r.get("hambatan"),
    }


def baris_rb(b: Bahan) -> list[Baris]:
    rb = b.tambahan["rb"]
    hasil = []
    for r in b.laporan["renaksi_rb"]["daftar"]:
        sel = {
            f"TW {ROMAWI[tw]}": rb["tenggat"].get(f"{r['no']}/{tw}", "x")
            for tw in r["triwulan_dugaan"]
        }
        hasil.append(
            {
                **b.kepala(No=r["no"], Uraian=r["teks"], PIC=rb["pic"]),
                "Jenis": "tematik" if r["no"] in rb["tematik"] else "general",
                **sel,
                "Catatan": rb["catatan"].get(str(r["no"])),
            }
        )
    return hasil


def baris_tonggak(b: Bahan) -> list[Baris]:
    rb = b.tambahan["rb"]
    disahkan = {(d["no"], 1): d for d in rb["disahkan"]}
    hasil = []
    for r in b.laporan["renaksi_rb"]["daftar"]:
        for tw in r["triwulan_dugaan"]:
            d = disahkan.get((r["no"], tw))
            baris = {**b.kepala(Triwulan=f"TW {ROMAWI[tw]}", Status="belum"), "No RB": r["no"]}
            if d:
                asal = f"Laporan TW I 2026, IKU 4.1 renaksi {d['renaksi']}: {d['bukti']}"
                baris |= {"Status": "disahkan", "Tanggal Selesai": d["selesai"], "Bukti": asal}
                baris["Catatan"] = "Tanggal selesai contoh; laporan tidak menyebutnya."
            hasil.append(baris)
    return hasil


def baris_rapat(b: Bahan) -> list[Baris]:
    return [
        {
            "Kode Unit": b.tambahan["unit"],
            "ID Rapat": r["id"],
            "Jenis": r["jenis"],
            "Judul": r["judul"],
            "Tanggal": r["tanggal"],
            "Tempat": r.get("tempat"),
            "Peserta": r.get("peserta"),
            "Ringkasan": r.get("ringkasan"),
            "Seri": r.get("seri"),
            "Renaksi": "; ".join(r["renaksi"]),
            "IKU": "; ".join(r["iku"]),
            "Tonggak": r.get("tonggak"),
        }
        for r in b.rapat()
    ]


def baris_hasil(b: Bahan) -> list[Baris]:
    return [
        {
            "Kode Unit": b.tambahan["unit"],
            "ID Rapat": f"R-{b.tambahan['tahun']}-{h['rapat']:04}",
            "No": h["no"],
            "Jenis": h["jenis"],
            "Uraian": h["uraian"],
        }
        for h in b.tambahan["hasil"]
    ]


def kendala(b: Bahan) -> list[tuple[list[str], str]]:
    """(IKU, text) per kendala; the same text in two sections is one kendala of both (1.8)."""
    per_teks: dict[str, list[str]] = {}
    for iku in b.iku:
        for k in iku["kendala"]:
            per_teks.setdefault(k["teks"], []).append(iku["kode"])
    return [(kode, teks) for teks, kode in per_teks.items()]


def baris_kendala(b: Bahan) -> list[Baris]:
    return [
        {
            **b.kepala(Triwulan="TW I", No=n, Uraian=teks, Status="terbuka"),
            "Kode IKU": "; ".join(kode),
        }
        for n, (kode, teks) in enumerate(kendala(b), start=1)
    ]


def baris_tindak_lanjut(b: Bahan) -> list[Baris]:
    semua = [_upaya(b, u) for u in b.tambahan["upaya"]] + list(b.tambahan["tindak_lanjut"])
    return [
        {
            "Kode Unit": b.tambahan["unit"],
            "ID": f"TL-{b.tambahan['tahun']}-{n:04}",
            "Sumber": t["sumber"],
            "IKU": t["iku"],
            "Uraian": t["uraian"],
            "PIC": t["pic"],
            "Pendukung": t.get("pendukung"),
            "Pengawal": t.get("pengawal"),
            "Tenggat": t["tenggat"],
            "Prioritas": t.get("prioritas"),
            "Status": t["status"],
            "Tanggal Selesai": t.get("selesai"),
            "Hasil": t.get("hasil"),
            "Hambatan": t.get("hambatan"),
            "Bukti": t.get("bukti"),
            "Alasan": t.get("alasan"),
        }
        for n, t in enumerate(semua, start=1)
    ]


def _upaya(b: Bahan, u: dict[str, Any]) -> dict[str, Any]:
    """An upaya of the report as tindak lanjut of its kendala (Lainnya when it has none)."""
    kode, nomor = u["asal"].split("/")
    upaya = next(i for i in b.iku if i["kode"] == kode)["upaya"][int(nomor) - 1]
    anak = "; ".join(a["teks"].rstrip(".") for a in upaya.get("anak", []))
    nomor_kendala = u.get("kendala")
    terkait = kendala(b)[nomor_kendala - 1][0] if nomor_kendala else [kode]
    return {
        **u,
        "uraian": f"{upaya['teks'][0].upper()}{upaya['teks'][1:]} {anak}".strip(),
        "iku": "; ".join(f"{b.tambahan['tahun']}/{k}" for k in terkait),
        "sumber": f"Kendala {b.tambahan['tahun']}/TW I/{nomor_kendala}"
        if nomor_kendala
        else "Lainnya",
    }


def baris_narasi(b: Bahan) -> list[Baris]:
    hasil = []
    for iku in b.iku:
        s = b.setelan(iku["kode"])
        bagian = {
            "latar": b.paragraf(s["latar"]),
            "analisis": b.paragraf(s["analisis"]),
            "efisiensi": iku["efisiensi"]["teks"],
            "upaya lain": _upaya_lain(b, iku),
        }
        for nama, teks in bagian.items():
            if not teks:
                continue
            baris = {**b.kepala(Triwulan="TW I", Bagian=nama, Teks=teks), "Kode IKU": iku["kode"]}
            rupiah = s.get("efisiensi") if nama == "efisiensi" else None
            if rupiah:
                hemat = "hemat" in rupiah
                baris["Baseline"] = iku["efisiensi"]["rp"] if hemat else None
                baris["Aktual"] = 0 if hemat else iku["efisiensi"]["rp"]
            hasil.append(baris)
    return hasil


def _upaya_lain(b: Bahan, iku: dict[str, Any]) -> str:
    """What was done besides; dated events are meetings linked to the IKU, not told again here."""
    rapat = {r["lain"] for r in b.tambahan["rapat"] if "lain" in r}
    return "\n".join(
        u["teks"] for u in iku["upaya_lain"] if f"{iku['kode']}/{u['no']}" not in rapat
    )


BARIS: dict[str, Callable[[Bahan], list[Baris]]] = {
    "Unit": baris_unit,
    "Perjanjian Kinerja": baris_pk,
    "IKU": baris_iku,
    "Komponen": baris_komponen,
    "Realisasi": baris_realisasi,
    "Tahapan": baris_tahapan,
    "Topik": baris_topik,
    "Renaksi": baris_renaksi,
    "RB": baris_rb,
    "Tonggak RB": baris_tonggak,
    "Rapat": baris_rapat,
    "Hasil Rapat": baris_hasil,
    "Kendala": baris_kendala,
    "Tindak Lanjut": baris_tindak_lanjut,
    "Narasi": baris_narasi,
}
