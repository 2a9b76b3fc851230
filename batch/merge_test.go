package batch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPrune(t *testing.T) {
	folder := batchFolder(t, manyTowns())
	o := batchOptions(folder)
	runBatch(t, folder, "towns.yaml", o)
	write(t, folder, "maps/mine.svg", "not the batch's")
	write(t, folder, "maps/GRZ/20.svg", "changed by hand")
	// Linz has gone, and so has the last width.
	write(t, folder, "towns.csv", strings.Replace(townsBatch["towns.csv"], "LNZ,Linz,14.29,48.31,false\n", "", 1))
	write(t, folder, "towns.yaml", strings.Replace(manyTowns()["towns.yaml"], ", 20]", "]", 1))
	dry, err := planBatch(t, folder, "towns.yaml", o).Prune(PruneOptions{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	done, err := planBatch(t, folder, "towns.yaml", o).Prune(PruneOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(done.Deleted) != 21 || !slices.Equal(dry.Deleted, done.Deleted) || len(done.Warnings) != 1 {
		t.Errorf("deleted %d (dry %d), warnings %v", len(done.Deleted), len(dry.Deleted), done.Warnings)
	}
	left := outputs(t, filepath.Join(folder, "maps"))
	if _, mine := left["mine.svg"]; !mine || len(left) != 40 {
		t.Errorf("%d files are left: want 38 maps, the changed one and what is not the batch's", len(left))
	}
	if _, err := os.Stat(filepath.Join(folder, "maps/LNZ")); err == nil {
		t.Error("an empty folder is left")
	}
	again, err := planBatch(t, folder, "towns.yaml", o).Prune(PruneOptions{})
	if err != nil || len(again.Deleted) != 0 {
		t.Errorf("a second time: %+v, %v", again, err)
	}
}
