package batch

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
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
		"": "empty part", "a": "ending", "a.gif": "ending", "../a.svg": "leads out", "a/../../b.svg": "leads out", "./a.svg": "leads out",
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
func planText(text string) (*Planned, error) {
	spec, err := Parse("b.yaml", []byte(text+"\nmap: {layers: {sea: {special: sea}}}\n"))
	if err != nil {
		return nil, err
	}
	return Plan(context.Background(), spec, Options{Options: kartograph.Options{Files: os.DirFS("../testdata")}, Folder: "out"})
}

func TestOutputNamesThatCollide(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"the same", "each: [{a: x, b: 1}, {a: y}, {a: x, b: 2}]\noutput: ${a}.svg",
			`b.yaml:2:9: output: row 1 (a "x") and row 3 (a "x") both make "x.svg"; add a placeholder that tells them apart, such as ${b}`},
		{"case", "each: [{a: x}, {a: X}]\noutput: ${a}.svg", `row 1 (a "x") makes "x.svg" and row 2 (a "X") makes "X.svg"; file systems`},
		{"accents", `each: [{a: "\u00e9"}, {a: "e\u0301"}]` + "\noutput: ${a}.svg", "file systems that ignore case or accents"},
		{"sharp s", "each: [{a: STRASSE}, {a: straße}]\noutput: ${a}.svg", "file systems that ignore case"},
		{"matrix without placeholder", "matrix: {w: [1, 2]}\noutput: a.svg", `combination 1 and combination 2 both make "a.svg"; add a placeholder that tells them apart, such as ${w}`},
		{"file and folder", "each: [{a: x.svg/y}, {a: x}]\noutput: ${a}.svg", `"x.svg/y"; folders are made by the template only`},
		{"file is a folder", "each: [{a: x, b: y}]\nmatrix: {t: [1]}\noutput: ${a}.svg/${b}.svg", ""},
		{"slash", "each: [{a: ../x}]\noutput: ${a}.svg", `row 1 (a "../x"): ${a} is "../x"; folders`},
		{"dots", "each: [{a: ..}]\noutput: ${a}/x.svg", `".." leads out of the output folder`},
		{"empty", "each: [{a: x}, {b: 1}]\noutput: ${a}.svg", `row 2: ${a} is nothing; the name of a file needs`},
		{"unknown", "each: [{iso: x}, {iso: y}]\noutput: ${is}.svg", `row 1: nothing is called ${is}, did you mean "iso"?`},
		{"reserved", "each: [{a: nul}]\noutput: ${a}.svg", `row 1 (a "nul"): the name "nul" is reserved on Windows`},
		{"outside", "each: [{a: x}]\noutput: ../${a}.svg", `output: the folder ".." is not within the folder of outputs`},
		{"absolute", "each: [{a: x}]\noutput: /tmp/${a}.svg", `the folder "/tmp" is not within`},
		{"ending", "each: [{a: x}]\noutput: ${a}.gif", `the ending is ".gif"`},
		{"fine", "each: [{a: x}, {a: y}]\noutput: deep/er/${a}/${a}.svg", ""},
	}
	for _, c := range cases {
		_, err := planText(c.text)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: error is\n%v\nwant\n%s", c.name, err, c.want)
		}
	}
}

// No map's file can be another one's folder: values bring no folders of their
// own, so that all names of a batch have as many parts as its template.
func TestNamesAreOfOneDepth(t *testing.T) {
	plan, err := planText("each: [{a: q.svg, b: s}, {a: q, b: q.svg}, {a: s.svg, b: q}]\noutput: ${a}/${b}.svg")
	if err != nil {
		t.Fatal(err)
	}
	for m := range plan.Maps() {
		if strings.Count(m.Output, "/") != 1 {
			t.Errorf("%s is not in a folder of the output folder", m.Output)
		}
	}
}

func TestThousandsOfNamesAreQuick(t *testing.T) {
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, "%d\n", i)
	}
	folder := batchFolder(t, map[string]string{"rows.csv": "n\n" + rows.String()})
	spec, err := Parse("b.yaml", []byte("each: rows.csv\noutput: a/${n}.svg\nmap: {layers: {sea: {special: sea}}}"))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := Plan(context.Background(), spec, batchOptions(folder))
	if err != nil || plan.Len() != 20_000 {
		t.Fatal(err)
	}
}
