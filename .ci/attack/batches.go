package main

import (
	"fmt"
	"strings"
	"time"
)

// seaMap is a map that costs nothing, for batches.
const seaMap = `{"title": "Map ${%s}", "layers": {"l": {"special": "sea"}}}`

// batch is an attack by a batch file.
func batch(name, text string) attack {
	return attack{name: "batch: " + name, files: map[string][]byte{"batch.json": []byte(text)},
		args: []string{"batch", "batch.json", "--dry-run", "-j", "2"}}
}

func batchAttacks() []attack {
	thousand := strings.Repeat("${a}", 1000)
	million := batch("9m rows by a matrix", `{"output": "${a}-${b}.svg", "matrix": {"a": [`+many(3000, ",", "%d")+`], "b": [`+many(3000, ",", "%d")+`]}, "map": `+fmt.Sprintf(seaMap, "a")+`}`)
	million = million.allowed(200, 0, "the answer is 9 million lines: as many configs are made and checked, 15 microseconds each")
	return []attack{
		batch("1000 placeholders of 16 kB", `{"output": "${n}.svg", "each": [`+many(40, ",", `{"n": %d, "a": "`+strings.Repeat("x", 16<<10)+`"}`)+`], "map": {"title": "`+thousand+`", "layers": {"l": {"special": "sea"}}}}`),
		batch("1000 placeholders of 1 MB", `{"output": "${n}.svg", "each": [{"n": 1, "a": "`+strings.Repeat("x", 1<<20)+`"}], "map": {"title": "`+thousand+`", "layers": {"l": {"special": "sea"}}}}`),
		batch("1000 placeholders of a list", `{"output": "1.svg", "matrix": {"a": [[`+many(20_000, ",", "%d")+`]]}, "map": {"layers": {"l": {"special": "graticule", "latitudes": [`+many(1000, ",", `"${a}"`)+`]}}}}`),
		batch("placeholders in the name", `{"output": "`+thousand+`.svg", "each": [{"a": "`+strings.Repeat("x", 1<<20)+`"}], "map": {"layers": {"l": {"special": "sea"}}}}`),
		batch("200k rows of one column each", `{"output": "${a0}.svg", "each": [`+many(200_000, ",", `{"a0": %d, "a%d": 1}`)+`], "map": `+fmt.Sprintf(seaMap, "a0")+`}`),
		batch("a row of 300k columns", `{"output": "${a0}.svg", "each": [{`+many(300_000, ",", `"a%d": 1`)+`}], "map": `+fmt.Sprintf(seaMap, "a0")+`}`),
		batch("100k equal names", `{"output": "a.svg", "each": [`+many(100_000, ",", `{"a": %d}`)+`], "map": `+fmt.Sprintf(seaMap, "a")+`}`),
		batch("100k bad names", `{"output": "${a}.svg", "each": [`+many(100_000, ",", `{"a": "../%d"}`)+`], "map": `+fmt.Sprintf(seaMap, "a")+`}`),
		batch("a matrix of 1e12", `{"output": "${a}.svg", "matrix": {"a": [`+many(1000_000, ",", "%d")+`], "b": [`+many(1000_000, ",", "%d")+`]}, "map": `+fmt.Sprintf(seaMap, "a")+`}`),
		batch("when of 50k conditions", `{"output": "${a}.svg", "when": ["or",`+many(50_000, ",", `["a","=","%d"]`)+`], "each": [{"a": 1}], "map": `+fmt.Sprintf(seaMap, "a")+`}`),
		million,
		{name: "batch: a table of 1m rows", files: map[string][]byte{
			"batch.json": []byte(`{"output": "${a}.svg", "each": "rows.csv", "map": ` + fmt.Sprintf(seaMap, "a") + `}`),
			"rows.csv":   []byte("a,b\n" + many(1_000_000, "\n", "%d,x")),
		}, args: []string{"batch", "batch.json", "--dry-run"},
			seconds: 24, why: "the answer is a million lines: as many configs are made and checked, 12 microseconds each"},
		{name: "batch: a packed table of zeros", files: map[string][]byte{
			"batch.json": []byte(`{"output": "${a}.svg", "each": "rows.csv", "map": ` + fmt.Sprintf(seaMap, "a") + `}`),
		}, late: map[string]func() []byte{
			"rows.csv": func() []byte { return zipped(bytesOf('0', 720<<20)) },
		}, args: []string{"batch", "batch.json", "--dry-run"}},
	}
}

// atlasAttacks are batches of one PDF.
func atlasAttacks() []attack {
	atlas := func(name, text string, more map[string][]byte, args ...string) attack {
		a := attack{name: "atlas: " + name, files: map[string][]byte{"b.json": []byte(text)}, args: append([]string{"batch", "b.json"}, args...)}
		for name, data := range more {
			a.files[name] = data
		}
		return a
	}
	rows := map[string][]byte{"rows.csv": []byte("a,b\n" + many(1_000_000, "\n", "%d,x"))}
	few := map[string][]byte{"rows.csv": []byte("a,b\n" + many(20_000, "\n", "%d,x"))}
	of := func(each string) string {
		return `{"output": "map.pdf", "each": "` + each + `", "map": ` + fmt.Sprintf(seaMap, "a") + `}`
	}
	late := atlas("20k pages, and a signal", of("rows.csv"), few)
	late.after = 1500 * time.Millisecond
	return []attack{
		late,
		atlas("a dry run of 1m rows", of("rows.csv"), rows, "--dry-run").allowed(24, 0, "the answer is a million lines: as many configs are made and checked, 12 microseconds each"),
		atlas("20 pages of names of 10 kB", `{"output": "map.pdf", "each": [`+many(20, ",", `{"a": "%d`+strings.Repeat("x", 10_000)+`"}`)+`], "map": `+fmt.Sprintf(seaMap, "a")+`}`, nil),
		atlas("500 pages that are all next to each other", `{"output": "map.pdf", "each": [`+many(500, ",", `{"a": "%d"}`)+`], "map": {"title": "${a}", "layers": {"l": {"special": "sea"}}}}`, nil).allowed(3, 135, "over the goal: each of 500 pages is drawn, and links to those that lie on it; the pairs of links that are in each other's way are most of what is held"),
	}
}
