package classes

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"
)

// oracle is a data set and what others find in it; .ci/classes makes it.
type oracle struct {
	Name   string
	Values []float64
	Found  []struct {
		Method string
		N      float64
		// Breaks are those of statsbreaks 1.0.7, nil where it refuses.
		Breaks []float64
		// Sizes are those of the groups of simple-statistics' ckmeans 7.12.1.
		Sizes []int
	}
}

func oracles(t *testing.T) (all []oracle) {
	t.Helper()
	data, err := os.ReadFile("testdata/oracle.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != 10 {
		t.Fatalf("%d data sets, want 10", len(all))
	}
	return all
}

// TestOracle compares the breaks of all methods with those of statsbreaks, and the
// groups of jenks with those of ckmeans.
func TestOracle(t *testing.T) {
	compared := map[Method]int{}
	for _, set := range oracles(t) {
		for _, want := range set.Found {
			o := Options{Classes: int(want.N)}
			name, centred := strings.CutSuffix(want.Method, " centred")
			m := Method(name)
			if m == MeanDeviation {
				o = Options{Deviations: want.N, Centred: centred}
			}
			got, err := Breaks(m, set.Values, o)
			compared[m]++
			switch {
			case m == Jenks && err == nil:
				if counts := Counts(got, set.Values); !equalInts(counts, want.Sizes) {
					t.Errorf("%s, jenks %v: groups of %v, want %v (breaks %v)", set.Name, want.N, counts, want.Sizes, got)
				}
			case want.Breaks == nil:
				if err == nil {
					t.Errorf("%s, %s %v: %v, and statsbreaks refuses", set.Name, want.Method, want.N, got)
				}
			case err != nil || !near(got, want.Breaks):
				t.Errorf("%s, %s %v:\n got %v %v\nwant %v", set.Name, want.Method, want.N, got, err, want.Breaks)
			}
		}
	}
	for _, m := range Methods() {
		if compared[m] < 10 {
			t.Errorf("%s was compared %d times, want 10 at least", m, compared[m])
		}
	}
}

// near reports whether two lists of breaks are the same, to a billionth of their range.
func near(got, want []float64) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= 1e-9*(want[len(want)-1]-want[0])) {
			return false
		}
	}
	return true
}

func equalInts(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
