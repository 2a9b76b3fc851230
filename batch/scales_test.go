package batch

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// yearsBatch has two maps of the same points, each by the table of a year.
func yearsBatch(classify string) map[string]string {
	return map[string]string{
		"b.yaml":   "each: [{ year: a }, { year: b }]\noutput: maps/${year}.svg\nmap: map.json\n",
		"map.json": `{"layers": {"p": {"src": "${year}.csv", "attributes": "all", "classify": {"by": "v", "domain": "batch", ` + classify + `}}}, "export": {"width": 100}}`,
		"a.csv":    "lon,lat,v\n0,0,1\n1,1,2\n2,2,3\n3,3,4\n",
		"b.csv":    "lon,lat,v\n0,0,10\n1,1,20\n2,2,30\n3,3,40\n",
	}
}

// breaksOf are the breaks in the metadata of the maps of a folder, by name.
func breaksOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, name := range []string{"a", "b"} {
		text, err := os.ReadFile(filepath.Join(folder, "maps", name+".svg"))
		if err != nil {
			continue
		}
		found[name] = strings.Join(regexp.MustCompile(`"(?:breaks|domain|classes)":\[[^]]*\]`).FindAllString(regexp.MustCompile(`"count":[0-9]+`).ReplaceAllString(string(text), ""), -1), " ")
	}
	return found
}

// TestScalesOfBatches: the maps of a batch have one scale, in shards too, and are drawn
// anew when a value of any of them changes.
func TestScalesOfBatches(t *testing.T) {
	for _, classify := range []string{`"method": "equal", "classes": 3`, `"method": "quantile", "classes": 4`, `"method": "jenks", "classes": 3`, `"method": "category"`,
		`"method": "continuous"`, `"method": "pretty"`, `"method": "area", "property": "r"`, `"breaks": [5, 25]`} {
		folder := batchFolder(t, yearsBatch(classify))
		runBatch(t, folder, "b.yaml", batchOptions(folder))
		found := breaksOf(t, folder)
		if found["a"] == "" || found["a"] != found["b"] {
			t.Errorf("%s: the scales are\n%s\n%s", classify, found["a"], found["b"])
		}
		if !strings.Contains(found["a"], "[1,40]") && !strings.Contains(classify, "category") && !strings.Contains(classify, "pretty") {
			t.Errorf("%s: the domain is not that of all: %s", classify, found["a"])
		}
		whole := outputs(t, folder)
		shards := batchFolder(t, yearsBatch(classify))
		for i := 1; i <= 2; i++ {
			o := batchOptions(shards)
			o.Shard = Shard{Index: i, Count: 2}
			runBatch(t, shards, "b.yaml", o)
		}
		for name, sum := range outputs(t, shards) {
			if strings.HasSuffix(name, ".svg") && whole[name] != sum {
				t.Errorf("%s: %s is another one in a shard", classify, name)
			}
		}
		expect(t, runBatch(t, folder, "b.yaml", batchOptions(folder)), "a.svg", "skipped", "b.svg", "skipped")
		write(t, folder, "b.csv", "lon,lat,v\n0,0,10\n1,1,20\n2,2,30\n3,3,70\n")
		if got := runBatch(t, folder, "b.yaml", batchOptions(folder)); !strings.HasPrefix(got["a.svg"], "drawn") {
			t.Errorf("%s: with another value on the other map: %v", classify, got)
		}
	}
}
