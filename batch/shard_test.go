package batch

import (
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"
)

// manyTowns is a batch of 60 maps.
func manyTowns() map[string]string {
	return with(townsBatch, "towns.yaml", strings.Replace(townsBatch["towns.yaml"], "${code}", "${code}/${w}", 1)+
		"matrix: {w: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]}")
}

func TestShardsMakeTheWholeBatch(t *testing.T) {
	whole := batchFolder(t, manyTowns())
	runBatch(t, whole, "towns.yaml", batchOptions(whole))
	sharded := batchFolder(t, manyTowns())
	made := map[string]int{}
	for i := range 7 {
		o := batchOptions(sharded)
		o.Shard = Shard{Index: i + 1, Count: 7}
		for output, became := range runBatch(t, sharded, "towns.yaml", o) {
			made[output]++
			if became != "drawn new" {
				t.Errorf("shard %s: %s %s", o.Shard, output, became)
			}
		}
	}
	for output, times := range made {
		if times != 1 {
			t.Errorf("%s was made %d times", output, times)
		}
	}
	if got, want := outputs(t, sharded), outputs(t, whole); len(made) != 60 || !maps.Equal(got, want) {
		t.Errorf("the shards made %d maps that are not those of the whole run", len(made))
	}

	plan := planBatch(t, sharded, "towns.yaml", batchOptions(sharded))
	report, err := plan.Merge()
	if err != nil || len(report.Missing) > 0 || report.Shards != 7 {
		t.Errorf("merge: %+v, %v", report, err)
	}
	if left := strays(t, filepath.Join(sharded, "maps")); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
	for output, became := range runBatch(t, sharded, "towns.yaml", batchOptions(sharded)) {
		if became != "skipped" {
			t.Errorf("after the merge %s is %s", output, became)
		}
	}
}

func TestMergeNamesWhatIsMissing(t *testing.T) {
	folder := batchFolder(t, manyTowns())
	for _, i := range []int{1, 3} {
		o := batchOptions(folder)
		o.Shard = Shard{Index: i, Count: 3}
		runBatch(t, folder, "towns.yaml", o)
	}
	report, err := planBatch(t, folder, "towns.yaml", batchOptions(folder)).Merge()
	if err != nil || len(report.Missing) == 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	second := Shard{Index: 2, Count: 3}
	for _, name := range report.Missing {
		if !second.Owns(name) {
			t.Errorf("%s is missing and not of shard 2", name)
		}
	}
}

func TestShardsAreEvenAndStable(t *testing.T) {
	for _, count := range []int{2, 3, 7, 16, 100} {
		sizes := make([]int, count)
		for i := range 100 * count {
			name := fmt.Sprintf("maps/%05d-300.svg", i)
			for index := range count {
				if (Shard{Index: index + 1, Count: count}).Owns(name) {
					sizes[index]++
				}
			}
		}
		for index, size := range sizes {
			if size < 60 || size > 145 {
				t.Errorf("shard %d of %d has %d of 100 maps", index+1, count, size)
			}
		}
	}
	// The owner of a name must never change: shards of one batch may run
	// with different versions. The numbers are those of FNV-1a and the
	// finaliser of MurmurHash3 in Python.
	for name, owner := range map[string]int{"AUT.svg": 6, "a/b.svg": 7, "Österreich.svg": 4} {
		if !(Shard{Index: owner, Count: 7}).Owns(name) {
			t.Errorf("%s does not belong to shard %d of 7", name, owner)
		}
	}
}

func TestParseShard(t *testing.T) {
	if s, err := ParseShard("3/7"); err != nil || s.Index != 3 || s.Count != 7 {
		t.Errorf("%v, %v", s, err)
	}
	for _, text := range []string{"", "3", "0/7", "8/7", "-1/7", "a/b", "1/0", "3/7/9", "1/9999999"} {
		if s, err := ParseShard(text); err == nil {
			t.Errorf("%q is taken for %v", text, s)
		}
	}
}

func TestShardFromEnvironment(t *testing.T) {
	cases := []struct{ environment, want string }{
		{"", "1/1"},
		{"SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=7 SLURM_ARRAY_TASK_STEP=1", "3/7"},
		{"SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=3", "1/4"},
		{"SLURM_ARRAY_TASK_ID=20 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_MAX=30 SLURM_ARRAY_TASK_STEP=10", "2/3"},
		{"SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=2 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=3 SLURM_ARRAY_TASK_STEP=1", "!not all of 1 to 3"},
		{"SLURM_ARRAY_TASK_ID=x", "!which is no index"},
		{"JOB_COMPLETION_INDEX=0 KARTOGRAPH_SHARDS=5", "1/5"},
		{"JOB_COMPLETION_INDEX=4 KARTOGRAPH_SHARDS=5", "5/5"},
		{"JOB_COMPLETION_INDEX=5 KARTOGRAPH_SHARDS=5", "!the indexes are 0 to 4"},
		{"JOB_COMPLETION_INDEX=0", "!KARTOGRAPH_SHARDS must be set"},
		{"AWS_BATCH_JOB_ARRAY_INDEX=0 AWS_BATCH_JOB_ARRAY_SIZE=10", "1/10"},
		{"CLOUD_RUN_TASK_INDEX=2 CLOUD_RUN_TASK_COUNT=3", "3/3"},
		{"BATCH_TASK_INDEX=2 BATCH_TASK_COUNT=3", "3/3"},
		{"SGE_TASK_ID=undefined SGE_TASK_FIRST=undefined", "1/1"},
		{"SGE_TASK_ID=3 SGE_TASK_FIRST=1 SGE_TASK_LAST=5 SGE_TASK_STEPSIZE=2", "2/3"},
		{"PBS_ARRAY_INDEX=2 KARTOGRAPH_SHARDS=4", "2/4"},
		{"PBS_ARRAY_INDEX=0 KARTOGRAPH_SHARDS=4", "!the indexes are 1 to 4"},
		{"PBS_ARRAY_INDEX=2", "!-J 1-7"},
		{"PBS_ARRAYID=2 KARTOGRAPH_SHARDS=4", "2/4"},
	}
	for _, c := range cases {
		variables := map[string]string{}
		for _, pair := range strings.Fields(c.environment) {
			name, value, _ := strings.Cut(pair, "=")
			variables[name] = value
		}
		s, err := ShardFromEnvironment(func(name string) string { return variables[name] })
		problem, failing := strings.CutPrefix(c.want, "!")
		if failing != (err != nil) || failing && !strings.Contains(err.Error(), problem) || !failing && s.String() != c.want {
			t.Errorf("%s: %s, %v; want %s", c.environment, s, err, c.want)
		}
	}
}
