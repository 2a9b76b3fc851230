package render_test

import (
	"bytes"
	"context"
	"reflect"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
)

// shapesOfAllKinds are marks of all forms, more than one batch of them.
func shapesOfAllKinds() []render.Mark {
	forms := []render.Form{
		render.Shape{Geometry: geom.NewPolygonFlat(geom.XY, []float64{1, 1, 9.126, 1, 9, 7.004, 1, 1}, []int{8})},
		render.Shape{Geometry: geom.NewLineStringFlat(geom.XY, []float64{100, 20.5, 103, 20.5, 180.25, 99})},
		render.Shape{Geometry: geom.NewMultiPointFlat(geom.XY, []float64{3, 4, 5, 6}), Radius: 2},
		render.Shape{Geometry: geom.NewPolygonFlat(geom.XY, []float64{5, 5, 5.001, 5, 5, 5.001, 5, 5}, []int{8})},
		render.Shape{}, render.Text{X: 3, Y: 4, Lines: []string{"here"}}, render.Circle(7, 8, 3),
	}
	var marks []render.Mark
	for i := range 3000 {
		marks = append(marks, render.Mark{Form: forms[i%len(forms)]})
	}
	return marks
}

// TestPlottingBeforehandChangesNothing writes what was plotted beforehand, for
// the same notation and for others, wholly or in part.
func TestPlottingBeforehandChangesNothing(t *testing.T) {
	one := 1
	notations := []render.Options{{}, {Absolute: true}, {Round: &one}}
	write := func(marks []render.Mark, o render.Options) (string, render.Stats) {
		var b bytes.Buffer
		stats, err := render.WriteSVG(&b, render.Scene{Width: 200, Height: 100, Groups: []render.Group{{ID: "a", Marks: marks}}}, o)
		if err != nil {
			t.Fatal(err)
		}
		return b.String(), stats
	}
	for _, before := range notations {
		plotter, err := render.NewPlotter(before)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []int{3000, 700, 2} {
			marks := shapesOfAllKinds()
			err := conveyor.Each(context.Background(), part, func() int { return 0 }, func(_, i int) error {
				plotter.Plot(marks[i : i+1])
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range notations {
				got, stats := write(marks, o)
				want, wanted := write(shapesOfAllKinds(), o)
				if got != want {
					t.Errorf("%d marks plotted for %+v, written for %+v: other bytes", part, before, o)
				}
				if !reflect.DeepEqual(stats, wanted) {
					t.Errorf("%d marks plotted for %+v, written for %+v: %+v, want %+v", part, before, o, stats, wanted)
				}
			}
		}
	}
}

// TestPlottingWhatCannotBeDrawn leaves the error for the writing.
func TestPlottingWhatCannotBeDrawn(t *testing.T) {
	marks := []render.Mark{{ID: "far", Form: render.Circle(1e300, 0, 2)}}
	write := func() error {
		_, err := render.WriteSVG(&bytes.Buffer{}, render.Scene{Width: 200, Height: 100, Groups: []render.Group{{ID: "a", Marks: marks}}}, render.Options{})
		return err
	}
	want := write()
	plotter, err := render.NewPlotter(render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	plotter.Plot(marks)
	if got := write(); got == nil || want == nil || got.Error() != want.Error() {
		t.Errorf("error %v, want %v", got, want)
	}
}
