package geojson

import (
	"context"
	"os"
	"testing"
)

// BenchmarkFeatures measures the first look and one reading of all features.
func BenchmarkFeatures(b *testing.B) {
	data, err := os.ReadFile("../../testdata/data/ne_50m_lakes.geojson")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := Parse("lakes", data, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
