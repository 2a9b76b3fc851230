package shapefile

import (
	"math/rand/v2"
	"os"
	"testing"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/layers/internal/lots/forgetting"
)

// TestForgettingChangesNothing compares the features of lots that are forgotten, whose
// memory later ones use, with those of lots that are kept.
func TestForgettingChangesNothing(t *testing.T) {
	s, err := Open(os.DirFS(dataDir), benchFile, Options{})
	if err != nil {
		t.Fatal(err)
	}
	forgetting.Compare(t, benchFile, 5, s.Lots)
}

// TestForgettingRecordsOfAllKinds has records of all types and lengths.
func TestForgettingRecordsOfAllKinds(t *testing.T) {
	for seed := range uint64(3) {
		records, _ := manyRecords(rand.New(rand.NewPCG(seed, 9)), 6000)
		forgetting.Compare(t, "records of all kinds", 5, openOne(t, shp.POLYGON, records...).Lots)
	}
}
