"""The columns of a file of agencies, as they are exported and read; docs/reference/registry-file.md tells of them."""

from __future__ import annotations

#: What parts several spellings in one cell.
BETWEEN = "|"
COLUMNS = (
    "key",
    "name",
    "short_name",
    "kind",
    "level",
    "parent",
    "province",
    "code",
    "valid_from",
    "valid_to",
    "spellings",
    "place",
    "place_kind",
)
#: Signs that a cell of the column may hold.
LONGEST = {
    "key": 200,
    "name": 400,
    "short_name": 300,
    "code": 35,
    "place": 120,
    "place_kind": 40,
    "spellings": 300,
}
#: Folded headings in Vietnamese that people write, beside the columns' own names.
HEADINGS = {
    "khoa": "key",
    "ten day du": "name",
    "ten": "name",
    "ten co quan": "name",
    "ten ngan": "short_name",
    "ten goi tat": "short_name",
    "loai": "kind",
    "loai co quan": "kind",
    "cap": "level",
    "co quan cap tren": "parent",
    "cap tren": "parent",
    "truc thuoc": "parent",
    "tinh": "province",
    "tinh, thanh pho": "province",
    "ma dinh danh": "code",
    "ma": "code",
    "tu ngay": "valid_from",
    "ngay thanh lap": "valid_from",
    "den truoc ngay": "valid_to",
    "het tu ngay": "valid_to",
    "cach viet khac": "spellings",
    "ten khac": "spellings",
    "dia danh": "place",
    "loai dia danh": "place_kind",
}
