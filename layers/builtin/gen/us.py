"""The states and counties of the USA with their names and codes.

usage: us.py SOURCES WORK: reads SOURCES/counties-10m.json (us-atlas), writes
WORK/us.json. Ids are FIPS codes, as in us-atlas.
"""
import json, sys
from tables import table


def main(sources, work):
    with open(f"{sources}/counties-10m.json", encoding="utf-8") as f:
        topology = json.load(f)
    states = {r["FIPS"]: r for r in table("states")}
    for g in topology["objects"]["states"]["geometries"]:
        r = states[g["id"]]
        g["properties"] = {"name": g["properties"]["name"], "FIPS": g["id"], "POSTAL": r["POSTAL"], "CAPITAL": r["CAPITAL"]}
    for g in topology["objects"]["counties"]["geometries"]:
        r = states[g["id"][:2]]
        g["properties"] = {"name": g["properties"]["name"], "FIPS": g["id"], "STATE": r["NAME"], "STATE_FIPS": r["FIPS"], "POSTAL": r["POSTAL"]}
    for g in topology["objects"]["nation"]["geometries"]:
        g["properties"] = {"name": "United States"}
    with open(f"{work}/us.json", "w", encoding="utf-8") as f:
        json.dump(topology, f, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(*sys.argv[1:])
