// Command rows draws 2,000 maps from rows that it makes, is interrupted on the
// way, and goes on where it was.
package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log"
	"os"

	"github.com/seed-898ab921/kartograph/batch"
	"github.com/seed-898ab921/kartograph/layers"
)

const (
	maps      = 2000
	untilStop = 500
)

const description = `
output: "${number}.svg"
map:
  proj: { id: ortho, lon0: "${lon}", lat0: "${lat}" }
  layers: { graticule: { special: graticule, longitudes: 30, latitudes: 30 } }
  export: { width: 60 }
`

func rows() iter.Seq2[layers.Record, error] {
	numbers := func(yield func(int) bool) {
		for i := range maps {
			if !yield(i) {
				return
			}
		}
	}
	return layers.Records(numbers, func(i int) layers.Fields {
		return layers.Fields{"number": i, "lon": i%360 - 180, "lat": i%120 - 60}
	})
}

// run draws what is not there yet, and stops after so many maps.
func run(spec *batch.Spec, folder string, stop int) (drawn, skipped int, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for result, err := range batch.Run(ctx, spec, batch.Options{Folder: folder, Rows: rows()}) {
		if err != nil {
			return drawn, skipped, err
		}
		switch result.Status {
		case batch.Drawn:
			drawn++
		case batch.Skipped:
			skipped++
		case batch.Failed:
			return drawn, skipped, result.Err
		}
		if drawn == stop {
			cancel()
		}
	}
	return drawn, skipped, nil
}

func main() {
	spec, err := batch.Parse("globes.yaml", []byte(description))
	if err != nil {
		log.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "globes")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	first, _, err := run(spec, folder, untilStop)
	fmt.Println(first >= untilStop, first < maps, errors.Is(err, context.Canceled))
	rest, skipped, err := run(spec, folder, -1)
	fmt.Println(rest+skipped, skipped >= first, err)
}
