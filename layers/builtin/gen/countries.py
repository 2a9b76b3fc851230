"""The columns of countries: codes, regions, capital, people, names in ten languages.

usage: countries.py SOURCES WORK: reads the locale data of CLDR in SOURCES and
WORK/cities.tsv, writes WORK/countries.tsv.
"""
import csv, json, sys
from tables import table

LANGUAGES = "en de fr es it pt ru zh ar ja".split()
SHORT = {"HK", "MO", "PS", "MM"}  # whose plain name in CLDR is no name for a map
VARIANT = {"CD", "CG"}  # which CLDR tells apart by their capitals
YEAR = 2025  # of CLDR 48


def names(sources, language):
    with open(f"{sources}/cldr-localenames-full/main/{language}/territories.json", encoding="utf-8") as f:
        return json.load(f)["main"][language]["localeDisplayNames"]["territories"]


def name(territories, iso):
    if iso in SHORT and iso + "-alt-short" in territories:
        return territories[iso + "-alt-short"]
    if iso in VARIANT and iso + "-alt-variant" in territories:
        return territories[iso + "-alt-variant"]
    return territories[iso]


def capitals(work):
    """Code of unit -> its capital; the larger one has it where there are two."""
    found = {}
    with open(f"{work}/cities.tsv", encoding="utf-8") as f:
        for c in csv.DictReader(f, delimiter="\t"):
            if c["CAPITAL#"] == "1":
                found.setdefault((c["ADM0_A3"], c["ISO_A3"]), c["NAME"])
    return found


def main(sources, work):
    with open(f"{sources}/cldr-core/supplemental/territoryInfo.json", encoding="utf-8") as f:
        people = json.load(f)["supplemental"]["territoryInfo"]
    territories = {l: names(sources, l) for l in LANGUAGES}
    own = {r["ADM0_A3"]: r for r in table("names")}
    seats, given = capitals(work), {r["ADM0_A3"]: r for r in table("capitals")}
    columns = ["NAME", "NAME_LONG", "ADM0_A3", "ISO_A2", "ISO_A3", "CONTINENT", "SUBREGION", "POP_EST#", "MAPCOLOR7#",
               "ISO_N3", "REGION_UN", "SOVEREIGNT", "CAPITAL", "POP_YEAR#", "LABELRANK#"] + ["NAME_" + l.upper() for l in LANGUAGES]
    with open(f"{work}/countries.tsv", "w", encoding="utf-8") as f:
        print(*columns, sep="\t", file=f)
        for r in table("units"):
            code, iso = r["ADM0_A3"], r["ISO_A2"] or ("XK" if r["ADM0_A3"] == "KOS" else "")
            r = dict(r)
            r["CAPITAL"] = given[code]["CAPITAL"] if code in given else seats.get((code, r["ISO_A3"]), "")
            count = given[code]["POP_EST"] if code in given and given[code]["POP_EST"] else people.get(iso, {}).get("_population", "")
            r["POP_EST#"], r["POP_YEAR#"] = ("", "") if count in ("", "0") else (count, given.get(code, {}).get("POP_YEAR") or YEAR)
            r["MAPCOLOR7#"], r["LABELRANK#"] = r["MAPCOLOR7"], r["LABELRANK"]
            for l in LANGUAGES:
                r["NAME_" + l.upper()] = own[code][l] if code in own else name(territories[l], iso) if iso else ""
            print(*(r[c] for c in columns), sep="\t", file=f)


if __name__ == "__main__":
    main(*sys.argv[1:])
