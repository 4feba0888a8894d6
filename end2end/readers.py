#!/usr/bin/env python3
"""Reads exports with programs that are not ours, names that provoke readers among them.

Usage: ROLLCALL_BIN=target/release/rollcall python3 end2end/readers.py
Python's csv module always reads them; DuckDB (`pip install duckdb pytz`), openpyxl (`pip install openpyxl`) and
LibreOffice (`soffice` on the PATH) do where they are installed, and are counted as skipped where they are not.
"""

import csv
import datetime
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

NAMES = [
    # Formulas, with what people put before them.
    "=1+1", '=HYPERLINK("http://evil.example","x")', "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1:A9)", "'=1", "''=1", "'",
    "＝1", "＋1", "－1", "＠1", "\u200b=1", "{=1}", "sep=;",
    # Separators, quotation marks, escapes.
    "a,b", "a;b", 'a"b', '"', '""', '"quoted"', "a\\b", "\\n", "a|b", "<b>&amp;</b>", "<![CDATA[x]]>", "&#65;",
    # What readers take for something else.
    "NULL", "None", "nan", "TRUE", "1", "007", "1e5", "1E400", "2026-11-23", "1/2", "#REF!", "http://a.example/?q=1&r=2",
    "_x0041_", "_x000D_", "_x005F_x0041_",
    # Scripts, marks, and code points that XML forbids.
    "Zoë", "ＪＯＳＥ", "王小明", "שלום עולם", "مرحبا", "नमस्ते", "👩\u200d👩\u200d👧", "e\u0301", "\u0301", "\u202egnp.exe",
    "\ufffe", "a\uffffb", "\U0010ffff", "\ufeffbom", "x" * 200, "漢" * 200, "🤖" * 200,
]
EMAILS = ["+plus@a.example", "=is@a.example", "-minus@a.example", "'quote@a.example"]
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
HEAD = ["id", "name", "email", "visitor", "status", "role", "added", "signed_in", "last_active", "sessions"]
# What a formula can begin with (OWASP, "CSV Injection").
STARTS = tuple("=+-@\t\r\n＝＋－＠")

counts = {"pass": 0, "fail": 0, "skipped": 0}


def check(name, passed, why=""):
    counts["pass" if passed else "fail"] += 1
    print(("ok " if passed else "NOT OK ") + name + ("" if passed else f": {why}"))


def skip(name, without):
    counts["skipped"] += 1
    print(f"skipped {name}: there is no {without}")


class Desk:
    """A server on a database of its own."""

    def __init__(self, folder):
        binary = os.environ.get("ROLLCALL_BIN", "target/release/rollcall")
        database = f"sqlite:{folder / 'rollcall.db'}"
        add = [binary, "chatbot", "add", "Naughty", "--access", "open", "--database", database]
        said = subprocess.run(add, check=True, capture_output=True, text=True).stdout
        self.key = next(word for word in said.split() if word.startswith("rck_"))
        serve = [binary, "serve", "--database", database, "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().split()[-1]

    def call(self, method, path, body=None):
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}/api/v1/{path}", data, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def fill(self):
        for index, name in enumerate(NAMES):
            self.call("POST", "sign-ins", {"visitor": f"v{index}", "name": name})
        for index, visitor in enumerate(["=v", "+v", "-v", "@v", 'a,b;c"d', "1e5"]):
            self.call("POST", "sign-ins", {"visitor": visitor})
        for email in EMAILS:
            self.call("POST", "users", {"email": email})

    def users(self):
        return json.loads(self.call("GET", "users?sort=added&direction=asc&limit=1000"))["users"]


def guarded(cell):
    """As the file has it: an apostrophe before what could run."""
    return f"'{cell}" if cell.lstrip("'").startswith(STARTS) else cell


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def row(user):
    def at(text):
        time = moment(text)
        return f"{time:%Y-%m-%dT%H:%M:%S}.{time.microsecond // 1000:03}Z" if time else ""

    texts = [guarded(user["name"]), guarded(user["email"] or ""), guarded(user["visitor"] or "")]
    times = [at(user["created_at"]), at(user["signed_in_at"]), at(user["last_active_at"])]
    return [str(user["id"]), *texts, user["status"], user["role"], *times, str(user["sessions"])]


def first_difference(got, wanted):
    if len(got) != len(wanted):
        return f"{len(got)} rows instead of {len(wanted)}"
    return next((f"{one} instead of {other}" for one, other in zip(got, wanted) if one != other), "")


def with_python(file, separator, wanted):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        got = list(csv.reader(lines, delimiter=separator, strict=True))
    check(f"Python's csv reads {file.name}", got == wanted, first_difference(got, wanted))


def with_duckdb(file, wanted):
    if not importlib.util.find_spec("duckdb"):
        return skip(f"DuckDB on {file.name}", "duckdb")
    import duckdb

    # It finds out separator, quotes and types by itself.
    table = duckdb.sql(f"SELECT * REPLACE (CAST(added AS VARCHAR) AS added) FROM read_csv('{file}', nullstr = '\\0')")
    names = duckdb.sql(f"SELECT id, name, email, visitor FROM read_csv('{file}')").fetchall()
    got = [[str(cell) if cell is not None else "" for cell in cells] for cells in names]
    wanted = [cells[:4] for cells in wanted[1:]]
    check(f"DuckDB reads {file.name}", table.columns == HEAD and got == wanted, first_difference(got, wanted))


def with_openpyxl(file, users):
    if not importlib.util.find_spec("openpyxl"):
        return skip("openpyxl", "openpyxl")
    import openpyxl

    sheet = openpyxl.load_workbook(file).active
    # The escapes of ECMA-376 (22.9.2.19, ST_Xstring), which openpyxl leaves as they are.
    escaped = {"\ufffe": "_xFFFE_", "a\uffffb": "a_xFFFF_b"}
    escaped |= {name: name.replace("_x", "_x005F_x") for name in ["_x0041_", "_x000D_"]}
    escaped["_x005F_x0041_"] = "_x005F_x005F_x005F_x0041_"
    rows = list(sheet.iter_rows())
    got = [[cell.value for cell in cells[:4]] for cells in rows[1:]]
    wanted = [[user["id"], escaped.get(user["name"], user["name"]) or None, user["email"], user["visitor"]] for user in users]
    check("openpyxl reads the workbook", got == wanted, first_difference(got, wanted))
    check("openpyxl finds no formula", not any(cell.data_type == "f" for cells in rows for cell in cells))
    utc = datetime.timezone.utc
    late = [
        user["id"]
        for user, cells in zip(users, rows[1:])
        for name, cell in zip(["created_at", "signed_in_at", "last_active_at"], cells[6:9])
        if (cell.value and abs((cell.value.replace(tzinfo=utc) - moment(user[name])).total_seconds()) > 0.001)
        or bool(cell.value) != bool(user[name])
    ]
    check("openpyxl finds dates", not late, late)
    check("openpyxl finds the frozen header and the filter", (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:J{len(rows)}"))


def with_libreoffice(file, folder, users):
    office = shutil.which("soffice")
    if not office:
        return skip("LibreOffice", "soffice")
    # 44,34,76: comma, quotation mark, UTF-8; cells as they are shown.
    to_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to_csv]
    subprocess.run([*command, "--outdir", folder, file], check=True, capture_output=True, timeout=300)
    with open(file.with_suffix(".csv"), encoding="utf-8", newline="") as lines:
        got = [cells[:4] for cells in csv.reader(lines)][1:]
    wanted = [[str(user["id"]), user["name"], user["email"] or "", user["visitor"] or ""] for user in users]
    check("LibreOffice reads the workbook", got == wanted, first_difference(got, wanted))


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        desk = Desk(folder)
        try:
            desk.fill()
            users = desk.users()
            wanted = [HEAD] + [row(user) for user in users]
            order = "sort=added&direction=asc"
            for word, separator in SEPARATORS.items():
                for mark in ["false", "true"]:
                    file = folder / f"{word}-{mark}.csv"
                    file.write_bytes(desk.call("GET", f"users.csv?{order}&separator={word}&bom={mark}"))
                    with_python(file, separator, wanted)
                    with_duckdb(file, wanted)
            book = folder / "users.xlsx"
            book.write_bytes(desk.call("GET", f"users.xlsx?{order}"))
            with_openpyxl(book, users)
            with_libreoffice(book, folder, users)
        finally:
            desk.process.terminate()
            desk.process.wait()
    for name, count in counts.items():
        print(f"# {name} {count}")
    sys.exit(bool(counts["fail"]))


if __name__ == "__main__":
    main()
