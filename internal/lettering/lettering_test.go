package lettering

import (
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
)

func TestColumn(t *testing.T) {
	for _, test := range []struct {
		columns    []string
		lang, want string
	}{
		{[]string{"FID", "Name"}, "", "Name"},
		{[]string{"NAME", "NAME_DE"}, "de", "NAME_DE"},
		{[]string{"name", "name:fr"}, "fr-CH", "name:fr"},
		{[]string{"NAME", "NAME_DE"}, "fr", "NAME"},
		{[]string{"title", "FULLNAME"}, "", "title"},
		{[]string{"STATEFP", "FULLNAME"}, "", "FULLNAME"},
		{[]string{"a", "b"}, "", ""},
	} {
		if got := Column(test.columns, test.lang); got != test.want {
			t.Errorf("of %q in %q %q is taken, want %q", test.columns, test.lang, got, test.want)
		}
	}
}

func TestDirected(t *testing.T) {
	for line, marked := range map[string]bool{
		"Bern":             false,
		"Bern (ברן)":       false,
		"ירושלים":          false,
		"تل أبيب":          false,
		"ירושלים (קודש)":   true,
		"القاهرة 10":       true,
		"דרך Route 6 ארצה": true,
		"":                 false,
		"12 ירושלים":       true,
	} {
		got := Directed([]string{line})[0]
		if want := rightToLeft + line + endOfDirection; (got == want) != marked || !marked && got != line {
			t.Errorf("%q becomes %q; marked: want %v", line, got, marked)
		}
	}
}

func TestSurplus(t *testing.T) {
	wanted := func(i int) float64 { return []float64{1, 5, 1, 2}[i] }
	if got := Surplus([]int{0, 1, 2, 3}, wanted, 2); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("%v are too many, want 0 and 2", got)
	}
	if got := Surplus([]int{0, 1}, wanted, 2); got != nil {
		t.Errorf("%v are too many of two", got)
	}
}

func TestBeyond(t *testing.T) {
	for value, want := range map[string]float64{"none": 0, "#fff": 1.5} {
		if got := Beyond(styles.Style{{Name: "stroke", Value: value}, {Name: "stroke-width", Value: "3px"}}); got != want {
			t.Errorf("a stroke of %s reaches %g px, want %g", value, got, want)
		}
	}
}
