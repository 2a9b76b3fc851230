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
