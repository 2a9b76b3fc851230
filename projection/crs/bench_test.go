package crs

import "testing"

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{"EPSG:27700", "+proj=utm +zone=33", "+proj=robin", nyWKT} {
		b.Run(text[:10], func(b *testing.B) {
			for b.Loop() {
				if _, err := Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		if _, err := readRegistry(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkToWGS84(b *testing.B) {
	for _, text := range []string{"EPSG:32633", "EPSG:2263", "EPSG:3035", "EPSG:27700", "EPSG:3857", "+proj=aeqd +lat_0=40"} {
		b.Run(text, func(b *testing.B) {
			s := mustParse(b, text)
			x, y, _ := s.FromWGS84(10, 45)
			for b.Loop() {
				s.ToWGS84(x, y)
			}
		})
	}
}
