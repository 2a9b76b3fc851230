package kartograph

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestCheckOutputName(t *testing.T) {
	good := []string{"a.svg", "Österreich.svg", "a/b/c.svgz", "COM.svg", "a.b.svg", "-.svg", ".hidden.svg", "100%.svg", "CONSOLE.svg",
		strings.Repeat("a", 251) + ".svg", "日本.svg", "A.SVG"}
	for _, name := range good {
		if err := checkOutputName(name); err != nil {
			t.Errorf("%q is refused: %v", name, err)
		}
	}
	bad := map[string]string{
		"": "empty part", "a": "ending", "a.png": "ending", "../a.svg": "leads out", "a/../../b.svg": "leads out", "./a.svg": "leads out",
		"/a.svg": "empty part", "a//b.svg": "empty part", "a:b.svg": "':'", "a?.svg": "'?'", "a*b.svg": "'*'", `a\b.svg`: `'\\'`,
		"a\x00.svg": `'\x00'`, "a\n.svg": `'\n'`, "a|b.svg": "'|'", `"a".svg`: `'"'`, "<a>.svg": "'<'", "con.svg": "reserved on Windows",
		"NUL.x.svg": "reserved on Windows", "lpt1.svg": "reserved on Windows", "COM¹.svg": "reserved on Windows", "aux/a.svg": "reserved on Windows",
		"a./b.svg": "drops", " a.svg": "drops", "a /b.svg": "drops", "\xff.svg": "not UTF-8", ".kartograph/a.svg": "kept for the batch",
		strings.Repeat("a", 252) + ".svg": "256 bytes", strings.Repeat("a/", 2000) + "a.svg": "too long",
	}
	for name, want := range bad {
		if err := checkOutputName(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: error is %v, want %s", name, err, want)
		}
	}
}

// planText plans a batch whose map is a sea.
func planText(text string) (*BatchPlan, error) {
	spec, err := ParseBatch("b.yaml", []byte(text+"\nmap: {layers: {sea: {special: sea}}}\n"))
	if err != nil {
		return nil, err
	}
	return PlanBatch(context.Background(), spec, BatchOptions{Options: Options{Files: os.DirFS("testdata")}, Folder: "out"})
}

func TestOutputNamesThatCollide(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"the same", "each: [{a: x, b: 1}, {a: y}, {a: x, b: 2}]\noutput: ${a}.svg",
			`b.yaml:2:9: output: row 1 (a "x", b 1) and row 3 (a "x", b 2) both make "x.svg"`},
		{"case", "each: [{a: x}, {a: X}]\noutput: ${a}.svg", `row 1 (a "x") makes "x.svg" and row 2 (a "X") makes "X.svg"; file systems`},
		{"accents", `each: [{a: "\u00e9"}, {a: "e\u0301"}]` + "\noutput: ${a}.svg", "file systems that ignore case or accents"},
		{"sharp s", "each: [{a: STRASSE}, {a: straße}]\noutput: ${a}.svg", "file systems that ignore case"},
		{"matrix without placeholder", "matrix: {w: [1, 2]}\noutput: a.svg", `w 1 and w 2 both make "a.svg"`},
		{"file and folder", "each: [{a: x.svg/y}, {a: x}]\noutput: ${a}.svg", `"x.svg/y"; folders are made by the template only`},
		{"file is a folder", "each: [{a: x, b: y}]\nmatrix: {t: [1]}\noutput: ${a}.svg/${b}.svg", ""},
		{"slash", "each: [{a: ../x}]\noutput: ${a}.svg", `row 1 (a "../x"): ${a} is "../x"; folders`},
		{"dots", "each: [{a: ..}]\noutput: ${a}/x.svg", `".." leads out of the output folder`},
		{"empty", "each: [{a: x}, {b: 1}]\noutput: ${a}.svg", `row 2 (b 1): ${a} is nothing; the name of a file needs`},
		{"unknown", "each: [{iso: x}, {iso: y}]\noutput: ${is}.svg", `row 1 (iso "x"): nothing is called ${is}, did you mean "iso"?`},
		{"reserved", "each: [{a: nul}]\noutput: ${a}.svg", `row 1 (a "nul"): the name "nul" is reserved on Windows`},
		{"outside", "each: [{a: x}]\noutput: ../${a}.svg", `output: the folder ".." is not within the folder of outputs`},
		{"absolute", "each: [{a: x}]\noutput: /tmp/${a}.svg", `the folder "/tmp" is not within`},
		{"ending", "each: [{a: x}]\noutput: ${a}.png", `the ending is ".png"`},
		{"fine", "each: [{a: x}, {a: y}]\noutput: deep/er/${a}/${a}.svg", ""},
	}
	for _, c := range cases {
		_, err := planText(c.text)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: error is\n%v\nwant\n%s", c.name, err, c.want)
		}
	}
}

func TestFilesThatAreFolders(t *testing.T) {
	for _, names := range [][]string{{"q.svg", "q.svg/s.svg"}, {"q.svg/s.svg", "q.svg"}, {"q.svg/r/s.svg", "Q.svg"}} {
		n := &nameChecker{rows: &batchRows{rows: make([]batchRow, 2)}, files: map[string]int{}, folders: map[string]int{}}
		for i, name := range names {
			n.claim(i, name, names)
		}
		if err := n.problems.Err(); err == nil || !strings.Contains(err.Error(), "which is a folder for") {
			t.Errorf("%v: error is %v", names, err)
		}
	}
}

func TestThousandsOfNamesAreQuick(t *testing.T) {
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, "%d\n", i)
	}
	folder := batchFolder(t, map[string]string{"rows.csv": "n\n" + rows.String()})
	spec, err := ParseBatch("b.yaml", []byte("each: rows.csv\noutput: a/${n}.svg\nmap: {layers: {sea: {special: sea}}}"))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := PlanBatch(context.Background(), spec, batchOptions(folder))
	if err != nil || len(plan.Maps) != 20_000 {
		t.Fatal(err)
	}
}
