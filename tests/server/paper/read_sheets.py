"""Reads a workbook back with nothing of what made it: every cell as SHEET!CELL, value and formula, with tabs between;
before them each sheet's frozen rows and columns, and the number formats of its cells."""

import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def tree(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def number_formats(book: zipfile.ZipFile) -> list[str]:
    """By the number of a cell's style."""
    styles = tree(book, "xl/styles.xml")
    own = {node.get("numFmtId"): node.get("formatCode") for node in styles.iter(MAIN + "numFmt")}
    known = {"0": "General", "3": "#,##0", "4": "#,##0.00", "49": "@"}
    cells = styles.find(MAIN + "cellXfs")
    return [own.get(node.get("numFmtId"), known.get(node.get("numFmtId"), "?")) for node in cells if node.tag == MAIN + "xf"]


def main() -> None:
    with zipfile.ZipFile(sys.argv[1]) as book:
        assert book.testzip() is None
        texts = ["".join(part.text or "" for part in node.iter(MAIN + "t")) for node in tree(book, "xl/sharedStrings.xml")]
        targets = {node.get("Id"): node.get("Target") for node in tree(book, "xl/_rels/workbook.xml.rels")}
        formats = number_formats(book)
        for sheet in tree(book, "xl/workbook.xml").iter(MAIN + "sheet"):
            name = sheet.get("name")
            page = tree(book, "xl/" + targets[sheet.get(LINK)])
            for pane in page.iter(MAIN + "pane"):
                print(f"{name}!frozen\t{pane.get('ySplit')} {pane.get('xSplit')} {pane.get('state')}\t")
            for cell in page.iter(MAIN + "c"):
                value, formula = cell.find(MAIN + "v"), cell.find(MAIN + "f")
                text = "" if value is None else value.text or ""
                if cell.get("t") == "s":
                    text = texts[int(text)]
                written = "" if formula is None else "=" + (formula.text or "")
                shown = text.replace("\n", "|")
                print(f"{name}!{cell.get('r')}\t{shown}\t{written}\t{formats[int(cell.get('s', '0'))]}")


main()
