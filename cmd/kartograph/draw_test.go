package main

import (
	"reflect"
	"sync"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
)

// Configs are read as before while somebody prepares for them.
func TestPreparingChangesNothing(t *testing.T) {
	const text = `{"proj": {"id": "laea", "lon0": 10}, "layers": {"a": {"src": "b.shp", "simplify": 1}}}`
	want, err := config.Parse("m.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var done sync.WaitGroup
	for range 4 {
		done.Go(prepare)
		done.Go(func() {
			got, err := config.Parse("m.json", []byte(text))
			if err != nil || !reflect.DeepEqual(got.Layers[0].Simplify, want.Layers[0].Simplify) || !reflect.DeepEqual(got.Proj, want.Proj) {
				t.Errorf("%v, %+v, want %+v", err, got, want)
			}
		})
	}
	done.Wait()
}
