package largepages

import (
	"bytes"
	"testing"
)

// TestBytesAreApart holds that each piece of memory is as long as was asked for, and is nobody else's.
func TestBytesAreApart(t *testing.T) {
	var pieces [][]byte
	for i, n := range []int{0, 1, 7, 8, 100, 4 << 10, 1<<20 + 1, 5 << 20} {
		piece := Bytes(n)
		if len(piece) != n || cap(piece) != n {
			t.Fatalf("%d of %d bytes, want %d", len(piece), cap(piece), n)
		}
		for j := range piece {
			piece[j] = byte(i + 1)
		}
		pieces = append(pieces, piece)
	}
	for i, piece := range pieces {
		if bytes.Count(piece, []byte{byte(i + 1)}) != len(piece) {
			t.Errorf("piece %d was written to", i)
		}
	}
}

// TestAsk holds that what is in a list stays there, whatever its length.
func TestAsk(t *testing.T) {
	Ask[int](nil)
	Ask([]struct{}{{}, {}})
	for _, n := range []int{1, 1 << 10, 1 << 20} {
		list := make([]float64, n, n+n/2)
		list[n-1] = 1
		if Ask(list); list[n-1] != 1 {
			t.Errorf("the last of %d numbers is %g", n, list[n-1])
		}
	}
}
