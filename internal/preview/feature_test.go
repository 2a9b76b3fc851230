package preview

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestFeatureTellsItsRecordAndRules asks for what was clicked: a point with all columns of
// its table, which the picture does not carry, and the rules that draw it.
func TestFeatureTellsItsRecordAndRules(t *testing.T) {
	s, write := project(t)
	write("land.csv", "name,lon,lat,people\nA,0,0,5\nB,10,10,7\n")
	write("map.css", "#land { fill: #abc }\n#sea { fill: #def }\n#land[people>6] { fill: #123456; r: 5 }")
	s.Refresh(t.Context())
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	address, stop := serving(t, s)
	defer stop()
	found := map[string]feature{}
	for x := 0; x <= 300; x += 5 {
		for y := 0; y <= 320; y += 5 {
			answer, err := http.Get(fmt.Sprintf("%sfeature?group=land&x=%d&y=%d", address, x, y))
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			var f feature
			if answer.StatusCode == http.StatusOK && json.Unmarshal(body, &f) == nil {
				found[f.Record[0].Value] = f
			}
		}
	}
	if len(found) != 2 {
		t.Fatalf("found %v", found)
	}
	if got := fmt.Sprint(found["B"].Record); !strings.Contains(got, "{people 7}") {
		t.Errorf("the record is %s", got)
	}
	rules := found["B"].Rules
	if len(rules) != 2 || rules[0].Selector != "#land[people>6]" || !strings.HasSuffix(rules[0].Where, "map.css:3") || !rules[0].Declarations[0].Counts {
		t.Errorf("the rules are %+v", rules)
	}
	if len(rules) == 2 && rules[1].Declarations[0].Counts {
		t.Error("a rule that is overridden is said to count")
	}
	if got := fmt.Sprint(found["A"].Drawn); got != "[{fill #abc}]" {
		t.Errorf("drawn with %s", got)
	}
	for _, path := range []string{"feature", "feature?group=land&x=1e999&y=0", "feature?group=land&x=NaN&y=NaN", "feature?group=nothing&x=1&y=1"} {
		answer, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode == http.StatusOK {
			t.Errorf("%s is answered", path)
		}
	}
}
