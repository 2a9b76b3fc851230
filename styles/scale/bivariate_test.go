package scale

import (
	"reflect"
	"testing"
)

// With breaks of one's own a pair of values has the class between them, and a value that is a
// break belongs to the class above.
func TestBivariateBreaks(t *testing.T) {
	data := []Datum{{Number: 1, Second: 1}, {Number: 10, Second: 1}, {Number: 9.9, Second: 5}, {Number: 30, Second: 7}}
	s, _, err := Make(Spec{Breaks: []float64{10, 20}, Second: []float64{5}, Looks: Looks{Own: []Look{{Value: "#000"}, {Value: "#111"}, {Value: "#222"}, {Value: "#333"}, {Value: "#444"}, {Value: "#555"}}}}, data)
	if err != nil {
		t.Fatal(err)
	}
	if want := []float64{1, 10, 20, 30}; !reflect.DeepEqual(s.Breaks, want) || !reflect.DeepEqual(s.Second.Breaks, []float64{1, 5, 7}) {
		t.Errorf("the breaks are %v and %v", s.Breaks, s.Second.Breaks)
	}
	for i, want := range []string{"1-1", "2-1", "1-2", "3-2"} {
		if got := s.Of(data[i]).Class.Number; got != want {
			t.Errorf("%v belongs to %s, want %s", data[i], got, want)
		}
	}
}
