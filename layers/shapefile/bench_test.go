package shapefile

import (
	"bytes"
	"errors"
	"io"
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers/internal/rings"
)

const benchFile = "ne_50m_countries.shp"

// perVertex reports the time of a stage as docs/performance.md has it.
func perVertex(b *testing.B, vertices int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(vertices), "ns/vertex")
}

func openBench(b *testing.B) *Source {
	b.Helper()
	s, err := Open(os.DirFS(dataDir), benchFile, Options{})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// benchRecords returns the sanitised records of a file, and a converter for it.
func benchRecords(b *testing.B) (records []flatShape, vertices int, c *converter) {
	b.Helper()
	s := openBench(b)
	f, err := s.members.shp.open()
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	r, closer, err := s.records(f, func(string) {})
	if err != nil {
		b.Fatal(err)
	}
	if closer != nil {
		defer closer.Close()
	}
	var o outline
	for {
		content, err := r.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			b.Fatal(err)
		}
		flat, err := sanitise(bytes.Clone(content))
		if err != nil {
			b.Fatal(err)
		}
		o.readPlain(flat)
		records, vertices = append(records, flat), vertices+len(o.xy)/2
	}
	return records, vertices, &converter{reference: s.reference, tally: &tally.Tally{}, where: func() string { return "" }}
}

// BenchmarkDecode decodes records, checks that they are degrees, and measures
// their rings.
func BenchmarkDecode(b *testing.B) {
	records, vertices, c := benchRecords(b)
	var d decoder
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range records {
			o, err := d.decode(r)
			if err != nil {
				b.Fatal(err)
			}
			c.outline, c.count = o, len(o.xy)/2
			if !c.look() {
				b.Fatal("not numbers")
			}
			c.findRings(nil)
		}
	}
	perVertex(b, vertices)
}

// BenchmarkNest makes polygons of rings that were measured, of a copy of their
// coordinates.
func BenchmarkNest(b *testing.B) {
	records, vertices, c := benchRecords(b)
	xy, all := make([][]float64, len(records)), make([][]rings.Ring, len(records))
	for i, r := range records {
		var o outline
		o.readPlain(r)
		c.outline, c.count, c.rings = &o, len(o.xy)/2, nil
		c.findRings(nil)
		xy[i], all[i] = o.xy, c.rings
	}
	var own, spare []float64
	b.ReportAllocs()
	for b.Loop() {
		for i := range xy {
			own = append(own[:0], xy[i]...)
			rings.Own(own, all[i], nil, &spare)
		}
	}
	perVertex(b, vertices)
}
