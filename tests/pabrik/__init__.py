"""Factories for every model, and whole units: ``from tests.pabrik import PabrikRapat, anggota``.

``PabrikX.create(...)`` stores a valid row (history included where the model is audited),
``.build(...)`` does not touch the database. Two factories share nothing unless told so: pass
``unit=``, ``iku=`` or the like to hang rows on the same parent.
"""

from typing import Any

from django.db.models import Model

from tests.pabrik.akun import (
    PabrikAnggotaTim,
    PabrikInstansi,
    PabrikKeanggotaan,
    PabrikKunciTriwulan,
    PabrikNarahubung,
    PabrikPengguna,
    PabrikPihak,
    PabrikTim,
    PabrikUnitKerja,
    anggota,
    pihak_dari,
)
from tests.pabrik.dasar import PADA, TAHUN, Pabrik
from tests.pabrik.impor import PabrikBarisImpor, PabrikKunciTugas, PabrikPekerjaanImpor
from tests.pabrik.kinerja import (
    PabrikButirSurvei,
    PabrikHasilSurvei,
    PabrikIKU,
    PabrikKomponen,
    PabrikNarasi,
    PabrikPerjanjianKinerja,
    PabrikRealisasi,
    PabrikSasaran,
    PabrikTargetTriwulan,
)
from tests.pabrik.laporan import (
    PabrikBerkasLaporan,
    PabrikLaporanTriwulan,
    PabrikPolaNomor,
    PabrikSusunan,
    PabrikVersiLaporan,
)
from tests.pabrik.notifikasi import (
    PabrikAturanPengingat,
    PabrikDetak,
    PabrikJadwal,
    PabrikJanji,
    PabrikKirimanLuar,
    PabrikPemberitahuan,
    PabrikPenanda,
    PabrikPreferensiPengguna,
    PabrikSurelContoh,
    PabrikTautanLuar,
    PabrikTautanUmpan,
)
from tests.pabrik.rencana import (
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikButirKeterangan,
    PabrikHariLibur,
    PabrikPembukaanBukti,
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikTahapan,
    PabrikTonggak,
    PabrikTopikKebijakan,
)
from tests.pabrik.tindaklanjut import (
    PabrikBuktiTindakLanjut,
    PabrikHasilRapat,
    PabrikKendala,
    PabrikKendalaIKU,
    PabrikLampiranRapat,
    PabrikPerkembangan,
    PabrikPermohonan,
    PabrikPIC,
    PabrikRapat,
    PabrikRapatIKU,
    PabrikRapatRenaksi,
    PabrikRapatTonggak,
    PabrikTampilanDaftar,
    PabrikTindakLanjut,
    PabrikTindakLanjutIKU,
)
from tests.pabrik.unit import UnitLengkap, unit_lengkap

PABRIK: dict[type[Model], type[Pabrik[Any]]] = {
    pabrik._meta.model: pabrik for pabrik in Pabrik.__subclasses__()
}

__all__ = [
    "PABRIK",
    "PADA",
    "TAHUN",
    "Pabrik",
    "PabrikAnggotaTim",
    "PabrikAturanPengingat",
    "PabrikBarisImpor",
    "PabrikBerkasLaporan",
    "PabrikBukti",
    "PabrikBuktiTindakLanjut",
    "PabrikBuktiTonggak",
    "PabrikButirKeterangan",
    "PabrikButirSurvei",
    "PabrikDetak",
    "PabrikHariLibur",
    "PabrikHasilRapat",
    "PabrikHasilSurvei",
    "PabrikIKU",
    "PabrikInstansi",
    "PabrikJadwal",
    "PabrikJanji",
    "PabrikKeanggotaan",
    "PabrikKendala",
    "PabrikKendalaIKU",
    "PabrikKirimanLuar",
    "PabrikKomponen",
    "PabrikKunciTriwulan",
    "PabrikKunciTugas",
    "PabrikLampiranRapat",
    "PabrikLaporanTriwulan",
    "PabrikNarahubung",
    "PabrikNarasi",
    "PabrikPIC",
    "PabrikPekerjaanImpor",
    "PabrikPemberitahuan",
    "PabrikPembukaanBukti",
    "PabrikPenanda",
    "PabrikPengguna",
    "PabrikPerjanjianKinerja",
    "PabrikPerkembangan",
    "PabrikPermohonan",
    "PabrikPihak",
    "PabrikPolaNomor",
    "PabrikPreferensiPengguna",
    "PabrikRapat",
    "PabrikRapatIKU",
    "PabrikRapatRenaksi",
    "PabrikRapatTonggak",
    "PabrikRealisasi",
    "PabrikRenaksi",
    "PabrikRenaksiRB",
    "PabrikSasaran",
    "PabrikSurelContoh",
    "PabrikSusunan",
    "PabrikTahapan",
    "PabrikTampilanDaftar",
    "PabrikTargetTriwulan",
    "PabrikTautanLuar",
    "PabrikTautanUmpan",
    "PabrikTim",
    "PabrikTindakLanjut",
    "PabrikTindakLanjutIKU",
    "PabrikTonggak",
    "PabrikTopikKebijakan",
    "PabrikUnitKerja",
    "PabrikVersiLaporan",
    "UnitLengkap",
    "anggota",
    "pihak_dari",
    "unit_lengkap",
]
