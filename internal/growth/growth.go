// Package growth serves fuzz targets whose subject is what a text costs: it makes
// texts of repeats and nesting out of a few bytes, and measures.
package growth

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// What reading a text may cost: bytes of garbage for each of the text's and
// besides, and time.
const (
	perByte = 2000
	besides = 64 << 20
	longest = 3 * time.Second
)

// most is how long the texts are that Text makes.
const most = 64 << 10

// Text makes a text of a sample: the piece from byte from on, size bytes long,
// stands n times in it; with nested set its first half does so before the rest
// and its second half after it, as brackets do.
func Text(sample []byte, from, size, n uint16, nested bool) []byte {
	if len(sample) == 0 {
		return nil
	}
	at := int(from) % len(sample)
	piece := sample[at:min(at+1+int(size)%200, len(sample))]
	times := min(int(n), most/len(piece))
	var b bytes.Buffer
	b.Write(sample[:at])
	if nested {
		b.Write(bytes.Repeat(piece[:(len(piece)+1)/2], times))
		b.Write(bytes.Repeat(piece[(len(piece)+1)/2:], times))
	} else {
		b.Write(bytes.Repeat(piece, times))
	}
	b.Write(sample[at+len(piece):])
	return b.Bytes()
}

// Add starts a fuzz target from samples: each of their pieces a few times and
// many times, beside each other and in each other.
func Add(f *testing.F, samples ...string) {
	for _, sample := range samples {
		for from := 0; from < len(sample); from += 1 + len(sample)/8 {
			for _, size := range []uint16{0, 7, 40} {
				f.Add([]byte(sample), uint16(from), size, uint16(60_000), from%2 == 0)
			}
		}
	}
}

// Fuzz runs a target on the texts that Text makes. It fails where reading one costs
// more than its size allows.
func Fuzz(f *testing.F, read func(text []byte)) {
	f.Fuzz(func(t *testing.T, sample []byte, from, size, n uint16, nested bool) {
		if len(sample) > 4096 {
			return
		}
		text := Text(sample, from, size, n, nested)
		taken := uint64(math.MaxUint64)
		pace.Holds(t, fmt.Sprintf("%.200q, of %d bytes,", text, len(text)), longest, func() time.Duration {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			took := pace.Took(func() { read(text) })
			runtime.ReadMemStats(&after)
			taken = min(taken, after.TotalAlloc-before.TotalAlloc)
			return took
		})
		if taken > uint64(perByte*len(text)+besides) {
			t.Errorf("%d bytes took %d bytes of memory: %.200q", len(text), taken, text)
		}
	})
}
