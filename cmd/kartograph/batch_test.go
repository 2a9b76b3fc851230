package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/batch"
)

const seasBatch = `
each: [{ code: a, width: 100 }, { code: b, width: 200 }, { code: c, width: -1 }]
output: maps/${code}.svg
map: { proj: ortho, layers: { sea: { special: sea } }, export: { width: "${width}" } }
`

// seas writes a batch of three maps, of which the third fails, and returns a
// function that runs the command on it.
func seas(t *testing.T, text string) (folder string, command func(flags ...string) (status int, out, err string)) {
	t.Helper()
	for _, system := range []string{"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"} {
		t.Setenv(system, "")
	}
	folder = t.TempDir()
	file := filepath.Join(folder, "seas.yaml")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder, func(flags ...string) (int, string, string) {
		var out, err bytes.Buffer
		status := run(context.Background(), append([]string{"batch", file}, flags...), streams{in: strings.NewReader(""), out: &out, err: &err})
		return status, out.String(), err.String()
	}
}

// has checks that a text has all of these parts.
func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in\n%s", part, text)
		}
	}
}

func TestBatchTellsHowItWent(t *testing.T) {
	folder, command := seas(t, seasBatch)
	status, out, err := command()
	if status != exitSome || out != "" {
		t.Errorf("status %d, output %q", status, out)
	}
	has(t, err, "a.svg (new)", "b.svg (new)", "failed c.svg: ", "2 drawn, 0 skipped, 1 failed", "slowest: ",
		"failed: c.svg: ", "export.width: -1 is out of range", "1 of 3 maps failed")
	status, _, err = command("--only", "[ab]")
	if status != exitDone {
		t.Errorf("status %d\n%s", status, err)
	}
	has(t, err, "0 drawn, 2 skipped, 0 failed")
	if _, missing := os.Stat(filepath.Join(folder, "maps/a.svg")); missing != nil {
		t.Error(missing)
	}
}

func TestBatchAsJSON(t *testing.T) {
	_, command := seas(t, seasBatch)
	_, out, _ := command("--json", "--jobs", "1")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines, want 3:\n%s", len(lines), out)
	}
	var first, last resultLine
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(lines[2]), &last); err != nil {
		t.Fatal(err)
	}
	for field, test := range map[string]struct{ got, want string }{
		"map": {first.Map, "a.svg"}, "status": {string(first.Status), "drawn"}, "reason": {first.Reason, "new"}, "row": {first.Row, `row 1 (code "a")`},
	} {
		if test.got != test.want {
			t.Errorf("the %s of the first line is %q, want %q", field, test.got, test.want)
		}
	}
	if first.Bytes == 0 {
		t.Error("the first line counts no bytes")
	}
	if last.Map != "c.svg" || last.Status != "failed" || last.Error == "" {
		t.Errorf("the last line is %+v", last)
	}
}

func TestBatchDryRun(t *testing.T) {
	folder, command := seas(t, strings.Replace(seasBatch, "-1", "300", 1))
	status, out, err := command("--dry-run")
	if status != exitDone || out != "a.svg (new)\nb.svg (new)\nc.svg (new)\n" {
		t.Errorf("status %d, output %q", status, out)
	}
	has(t, err, "would draw 3, skip 0; 0 cannot be made")
	if _, err := os.Stat(filepath.Join(folder, "maps")); err == nil {
		t.Error("a dry run made a folder")
	}
}

func TestBatchShardsAndMerge(t *testing.T) {
	_, command := seas(t, strings.Replace(seasBatch, "-1", "300", 1))
	if status, _, err := command("--shard", "2/2"); status != exitDone || !strings.Contains(err, "shard 2/2: 0 of 3 maps") {
		t.Errorf("status %d\n%s", status, err)
	}
	status, out, err := command("--merge")
	if status != exitSome {
		t.Errorf("status %d", status)
	}
	has(t, out, "missing ")
	has(t, err, "maps are missing; run the batch again")
	t.Setenv("SLURM_ARRAY_TASK_ID", "1")
	t.Setenv("SLURM_ARRAY_TASK_COUNT", "2")
	t.Setenv("SLURM_ARRAY_TASK_MIN", "1")
	if status, _, err := command(); status != exitDone || !strings.Contains(err, "shard 1/2, a task of Slurm: 3 of 3 maps") {
		t.Errorf("status %d\n%s", status, err)
	}
	if status, out, err := command("--merge"); status != exitDone || out != "" {
		t.Errorf("status %d, %q\n%s", status, out, err)
	}
}

func TestBatchPrunes(t *testing.T) {
	folder, command := seas(t, strings.Replace(seasBatch, "-1", "300", 1))
	command()
	if err := os.WriteFile(filepath.Join(folder, "seas.yaml"), []byte(strings.Replace(seasBatch, ", { code: c, width: -1 }", "", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err := command("--prune", "--dry-run")
	has(t, err, "would delete c.svg")
	if _, gone := os.Stat(filepath.Join(folder, "maps", "c.svg")); gone != nil || strings.Contains(err, "\ndeleted") || strings.HasPrefix(err, "deleted") {
		t.Errorf("a dry run deletes, or says so:\n%s", err)
	}
	status, _, err := command("--prune")
	has(t, err, "deleted c.svg", "0 drawn, 2 skipped")
	if _, left := os.Stat(filepath.Join(folder, "maps/c.svg")); status != exitDone || left == nil {
		t.Errorf("status %d, c.svg is left: %t", status, left == nil)
	}
}

func TestBatchUsage(t *testing.T) {
	_, command := seas(t, seasBatch)
	for _, flags := range [][]string{
		{"--shard", "8/7"}, {"--shard", "x"}, {"--jobs", "-1"}, {"--keep-going", "--fail-fast"}, {"--merge", "--shard", "1/2"}, {"another.yaml"}, {"--nothing"},
	} {
		if status, _, err := command(flags...); status != exitUsage {
			t.Errorf("%v: status %d\n%s", flags, status, err)
		}
	}
	if status, _, err := command("--only", "[a"); status != exitFailed || !strings.Contains(err, "pattern") {
		t.Errorf("status %d\n%s", status, err)
	}
	if status, _, err := command("--only", "x"); status != exitFailed || !strings.Contains(err, "none of the 3 maps is called x") {
		t.Errorf("status %d\n%s", status, err)
	}
}

// A stopped atlas does not go on where it was, and says so, before its first page too.
func TestStoppedAtlasIsToldApart(t *testing.T) {
	for output, want := range map[string]string{"${n}.pdf": "with 0 of 2 maps done; run it again to go on", "atlas.pdf": "with 0 of 2 pages drawn; run it again: an atlas is made as a whole"} {
		spec, err := batch.Parse("b.json", []byte(`{"output": "`+output+`", "each": [{"n": 1}, {"n": 2}], "map": {"layers": {"sea": {"special": "sea"}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		plan, err := batch.Plan(t.Context(), spec, batch.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := new(summary).failure(context.Canceled, plan); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", output, err, want)
		}
	}
}
