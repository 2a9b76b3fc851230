package main

import (
	"os"
	"strings"
	"testing"
)

// TestInitDraws does what init says: the files it writes draw, without a warning.
func TestInitDraws(t *testing.T) {
	inFolder(t)
	status, out, errs := kartographCommand(t, "", "init", "new")
	if status != 0 || out != "" || len(strings.Fields(errs)) != 3 {
		t.Fatalf("status %d, said %q and %q", status, out, errs)
	}
	t.Chdir("new")
	status, out, errs = kartographCommand(t, "", "map.yaml", "-s", "style.css", "--strict")
	if status != 0 || errs != "" {
		t.Fatalf("status %d, said %q", status, errs)
	}
	for _, want := range []string{`id="countries"`, `id="cities"`, `>Paris<`, `#e8c9a8`} {
		if !strings.Contains(out, want) {
			t.Errorf("the map has no %s", want)
		}
	}
}

func TestInitOverwritesNothing(t *testing.T) {
	inFolder(t)
	before, err := os.ReadFile("map.yaml")
	if err != nil {
		t.Fatal(err)
	}
	status, _, errs := kartographCommand(t, "", "init")
	if status != 1 || !strings.Contains(errs, "map.yaml is there already") {
		t.Errorf("status %d, said %q", status, errs)
	}
	if after, _ := os.ReadFile("map.yaml"); string(after) != string(before) {
		t.Errorf("map.yaml became %q", after)
	}
	if _, err := os.Stat("map.schema.json"); err == nil {
		t.Error("a part was written")
	}
}
