package batch

import (
	"fmt"
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

// A shard that prunes says what it leaves to others, and the last of them leaves nothing. --only leaves what it does
// not ask for.
func TestPruneOfShards(t *testing.T) {
	folder := batchFolder(t, manyTowns())
	o := batchOptions(folder)
	runBatch(t, folder, "towns.yaml", o)
	write(t, folder, "towns.csv", strings.Replace(townsBatch["towns.csv"], "LNZ,Linz,14.29,48.31,false\n", "", 1))
	deleted := 0
	for i := 1; i <= 2; i++ {
		o.Shard, o.Only = Shard{Index: i, Count: 2}, []string{"1"}
		report, err := planBatch(t, folder, "towns.yaml", o).Prune(PruneOptions{})
		if err != nil {
			t.Fatal(err)
		}
		deleted += len(report.Deleted)
		if left := 20 - deleted; (len(report.Warnings) == 1) != (left > 0) || left > 0 && !strings.HasSuffix(report.Warnings[0].Text, fmt.Sprintf("belong to other shards, which leaves them to those or to a run of the whole batch: %d", left)) {
			t.Errorf("shard %d: %d are left, warnings %v", i, left, report.Warnings)
		}
	}
	if left := outputs(t, filepath.Join(folder, "maps")); deleted != 20 || len(left) != 40 {
		t.Errorf("%d deleted, %d left", deleted, len(left))
	}
}

// What the format of a map does not show is told with the map, in an atlas too.
func TestBatchesTellIdleKeys(t *testing.T) {
	for output, want := range map[string]string{"${n}.png": "has no effect on png", "${n}.pdf": "has no effect on pdf", "atlas.pdf": "has no effect on pdf", "${n}.svg": ""} {
		folder := batchFolder(t, map[string]string{"b.yaml": "each: [{n: a}, {n: b}]\noutput: \"" + output + "\"\nmap: {layers: {sea: {special: sea}}, export: {id-prefix: z}}\n"})
		for result, err := range planBatch(t, folder, "b.yaml", batchOptions(folder)).Run(t.Context()) {
			if err != nil || result.Err != nil {
				t.Fatal(err, result.Err)
			}
			if told := fmt.Sprint(result.Warnings); want == "" && len(result.Warnings) > 0 || !strings.Contains(told, want) {
				t.Errorf("%s: %s, want %q", output, told, want)
			}
		}
	}
}

// That a layer has nothing on one of the maps of a batch is as it should be, in an atlas too.
func TestBatchesTellNothingOfLayersBesideAMap(t *testing.T) {
	for _, output := range []string{"${n}.svg", "atlas.pdf"} {
		folder := batchFolder(t, map[string]string{"far.csv": "lon,lat\n150,-30\n", "b.yaml": "each: [{n: a}, {n: b}]\noutput: \"" + output +
			"\"\nmap: {bounds: [5, 45, 15, 55], layers: {land: {src: builtin:land-110m}, far: {src: far.csv}}}\n"})
		for result, err := range planBatch(t, folder, "b.yaml", batchOptions(folder)).Run(t.Context()) {
			if err != nil || result.Err != nil {
				t.Fatal(err, result.Err)
			}
			if told := fmt.Sprint(result.Warnings); strings.Contains(told, "on the map") {
				t.Errorf("%s: %s", output, told)
			}
		}
	}
}
