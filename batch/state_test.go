package batch

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that a killed run left locks nothing.
func TestStaleLock(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	state := filepath.Join(folder, "maps", stateFolder)
	if err := os.MkdirAll(filepath.Join(state, "towns.tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, shard := range []string{"towns.2-of-3", "other.2-of-3"} {
		if err := os.Mkdir(filepath.Join(state, shard+".tmp"), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, state, shard+".tmp/17", "half a map")
		write(t, state, shard+".lock", "")
	}
	write(t, state, "towns.lock", "process 1 on elsewhere since 2020-01-01T00:00:00Z\n")
	write(t, state, "towns.tmp/17", "half a map")
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
	if left := strays(t, filepath.Join(folder, "maps")); strings.Join(left, " ") != "other.2-of-3.lock other.2-of-3.tmp" {
		t.Errorf("%v are left; want those of another batch alone", left)
	}
}

func TestTwoRunsAtOnce(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	plan := planBatch(t, folder, "towns.yaml", batchOptions(folder))
	for _, err := range plan.Run(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range planBatch(t, folder, "towns.yaml", batchOptions(folder)).Run(context.Background()) {
			if err == nil || !strings.Contains(err.Error(), "another run is at work here (process ") {
				t.Errorf("the second run: %v", err)
			}
		}
		sharded := batchOptions(folder)
		sharded.Shard = Shard{Index: 1, Count: 2}
		for _, err := range planBatch(t, folder, "towns.yaml", sharded).Run(context.Background()) {
			if err == nil {
				t.Error("a shard runs beside the whole batch")
			}
		}
		break
	}
}

// A changed output is made anew, also where its size and time are those of the one written.
func TestChangedOutputOfTheSameSizeAndTime(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
	name := filepath.Join(folder, "maps", "GRZ.svg")
	made, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "maps"), "GRZ.svg", strings.Replace(string(made), "<svg", "<gvs", 1))
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
	if now, err := os.ReadFile(name); err != nil || string(now) != string(made) {
		t.Errorf("the changed file stays: %.60s, %v", now, err)
	}
}
