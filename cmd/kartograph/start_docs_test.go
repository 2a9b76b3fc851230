package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestStartIsTrue goes the way of docs/start.md as a newcomer would, with its own lines: each
// step draws what it says, without a warning but that of what lies outside of the table.
func TestStartIsTrue(t *testing.T) {
	text, err := os.ReadFile("../../docs/start.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string][]string{}
	for _, m := range regexp.MustCompile("(?s)```(\\w+)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		blocks[m[1]] = append(blocks[m[1]], m[2])
	}
	if len(blocks["css"]) != 1 || len(blocks["csv"]) != 1 || len(blocks["yaml"]) != 3 {
		t.Fatalf("the steps of the page are others: %d blocks of CSS, %d of CSV, %d of YAML", len(blocks["css"]), len(blocks["csv"]), len(blocks["yaml"]))
	}
	for _, m := range regexp.MustCompile(`\]\((start/\w+\.png)\)`).FindAllStringSubmatch(string(text), -1) {
		if info, err := os.Stat(filepath.Join("../../docs", m[1])); err != nil || info.Size() > 60_000 {
			t.Errorf("%s: %v, or it is large", m[1], err)
		}
	}
	t.Chdir(t.TempDir())
	if status, _, errs := kartographCommand(t, "", "init", "."); status != 0 {
		t.Fatal(errs)
	}
	change := func(name, old, new string) {
		t.Helper()
		was, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		is := strings.Replace(string(was), old, new, 1)
		if is == string(was) {
			t.Fatalf("%s has no %q to change", name, old)
		}
		if err := os.WriteFile(name, []byte(is), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	draws := func(step string, want ...string) {
		t.Helper()
		status, out, errs := kartographCommand(t, "", "map.yaml", "-s", "style.css")
		for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
			if line != "" && !strings.Contains(line, "have no row in the table") {
				t.Errorf("%s: %s", step, line)
			}
		}
		for _, w := range want {
			if status != 0 || !strings.Contains(out, w) {
				t.Errorf("%s: status %d, no %q in the map", step, status, w)
			}
		}
	}
	draws("init", `id="countries"`)
	change("style.css", "#sea { fill: #dce9f0 }", strings.TrimSpace(blocks["css"][0]))
	draws("a colour", `fill="#b9d3e2"`)
	const labeling = "    labeling: {key: NAME, priority: POP_EST, min-area: 120}\n"
	if err := os.WriteFile("members.csv", []byte(blocks["csv"][0]), 0o644); err != nil {
		t.Fatal(err)
	}
	change("map.yaml", labeling, labeling+blocks["yaml"][0])
	change("map.yaml", "background:", blocks["yaml"][1]+"background:")
	change("style.css", "\tfill: #f4efe4;\n", "")
	draws("a table", "#7fae9c", "Member since", "not a member")
	change("map.yaml", labeling, blocks["yaml"][2])
	draws("a label", ">Germany<")
	if status, _, errs := kartographCommand(t, "", "map.yaml", "-s", "style.css", "-o", "map.html"); status != 0 {
		t.Error(errs)
	}
	if page, err := os.ReadFile("map.html"); err != nil || !strings.Contains(string(page), "Germany") {
		t.Errorf("the page: %v", err)
	}
	if status, out, errs := kartographCommand(t, "", "fmt", "--check", "map.yaml"); status != 0 {
		t.Errorf("what the page writes is not formatted: %s%s", out, errs)
	}
}
