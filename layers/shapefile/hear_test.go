package shapefile

import (
	"context"
	"errors"
	"testing"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// A record of very many rings hears the context, and is none where that ended meanwhile.
func TestLongRecordsHearTheContext(t *testing.T) {
	var rings [][]float64
	for i := range 40_000 {
		x, y := float64(i%200)/2-50, float64(i/200)/4-20
		rings = append(rings, []float64{x, y, x, y + 0.1, x + 0.1, y + 0.1, x, y})
	}
	s := openOne(t, shp.POLYGON, partsRecord(shp.POLYGON, rings...))
	ending.Heard(t, "rings", 5, func(ctx context.Context) error {
		r := s.Lots()
		defer r.Close()
		for l, err := range r.Lots(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			features := l.Make(ctx)
			_, err = l.Settle(context.Background())
			if n := len(features); n > 0 && err != nil || n == 0 && !errors.Is(err, context.Canceled) {
				t.Errorf("%d features and %v", n, err)
			}
			return err
		}
		return nil
	})
}
