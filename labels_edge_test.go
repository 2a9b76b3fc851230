package kartograph

import (
	"fmt"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/render"
)

// Points on the edge of a frame have labels as those beside them do: at 180 degrees and at the
// corners of bounds that are made of them.
func TestPointsOnTheEdgeOfTheFrameGetLabels(t *testing.T) {
	files := fstest.MapFS{"p.csv": {Data: []byte("lon,lat,n\n180,0,a\n-180,20,b\n540,40,c\n0,-90,d\n0,90,e\n")}}
	for proj, want := range map[string]int{"mercator": 3, "equirectangular": 5, "robinson": 5} {
		cfg, err := Parse("map.json", []byte(`{"proj": "`+proj+`", "layers": {"land": {"src": "builtin:land-110m"}, "p": {"src": "p.csv", "labeling": {"key": "n"}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m := buildMap(t, cfg, Options{Files: files})
		if got := len(m.Report.Labels); got != want {
			t.Errorf("%s: %d labels were wanted, want %d: %v", proj, got, want, m.Report.Labels)
		}
	}
}

// What is told of labels where only those that are explained are asked for is what is told of them
// among all, and their numbers are the same.
func TestOnlyExplainedLabels(t *testing.T) {
	files := fstest.MapFS{"p.csv": {Data: []byte("lon,lat,n\n0,0,a\n0,0,b\n9,9,c\n20,20,b\n")}}
	for name, test := range map[string]struct {
		explain string
		want    []int // by number among all
	}{
		"none is asked for":     {"", nil},
		"one is asked for":      {"a", []int{0}},
		"two are called so":     {"b", []int{1, 3}},
		"none is there, so all": {"x", []int{0, 1, 2, 3}},
	} {
		cfg, err := Parse("map.json", []byte(`{"layers": {"p": {"src": "p.csv", "labeling": {"key": "n", "strategies": []}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		all := buildMap(t, cfg, Options{Files: files, ExplainLabel: test.explain})
		some := buildMap(t, cfg, Options{Files: files, ExplainLabel: test.explain, OnlyExplained: true})
		var want []LabelReport
		for _, i := range test.want {
			want = append(want, all.Report.Labels[i])
		}
		if got := some.Report.Labels; len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		if !reflect.DeepEqual(some.Report.Layers, all.Report.Layers) {
			t.Errorf("%s: layers %v, want %v", name, some.Report.Layers, all.Report.Layers)
		}
	}
}

// Marks are the same in their order, whether those before or after them are nothing but forms.
func TestMarksThatAreFormsOnly(t *testing.T) {
	form := func(n int) render.Mark { return render.Mark{Form: render.Circle(float64(n), 0, 2)} }
	called := func(n int) render.Mark { return render.Mark{Form: render.Circle(float64(n), 0, 2), ID: fmt.Sprint(n)} }
	for name, lots := range map[string][][]render.Mark{
		"nothing":          nil,
		"forms":            {{form(0), form(1)}, {form(2)}},
		"whole":            {{called(0)}, {called(1), called(2)}},
		"forms, then more": {{form(0), form(1)}, {form(2), called(3)}},
		"more, then forms": {{called(0), form(1)}, {form(2)}, {}},
	} {
		var all dressed
		var want []render.Mark
		for _, lot := range lots {
			want = append(want, lot...)
			if err := all.add(t.Context(), dressedAs(lot)); err != nil {
				t.Fatal(err)
			}
		}
		if got := all.all(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// A mark with anything but its form is kept whole, whatever else marks may have one day.
func TestMarksWithMoreThanForms(t *testing.T) {
	kind := reflect.TypeFor[render.Mark]()
	for i := range kind.NumField() {
		field := kind.Field(i)
		if field.Name == "Form" {
			continue
		}
		var m render.Mark
		switch of := reflect.ValueOf(&m).Elem().Field(i); field.Type.Kind() {
		case reflect.String:
			of.SetString("x")
		case reflect.Int:
			of.SetInt(1)
		case reflect.Slice:
			of.Set(reflect.MakeSlice(field.Type, 1, 1))
		case reflect.Pointer:
			of.Set(reflect.New(field.Type.Elem()))
		default:
			t.Fatalf("%s is of a kind that this test does not know", field.Name)
		}
		if onlyForm(&m) {
			t.Errorf("a mark with %s is kept as its form", field.Name)
		}
	}
}
