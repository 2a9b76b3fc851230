package shapefile

import (
	"encoding/binary"
	"slices"
	"sync"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// pieces is the memory that records are read into, and that their features have their
// coordinates in where these are forgotten: a lot of features has it then until it is. It
// is used again. The zero value is ready.
type pieces struct {
	mu   sync.Mutex
	free [][]byte
	// forgets says that somebody has forgotten a lot. Nobody's features are left in
	// records before: memory that is kept must not be kept from all of a lot by one of
	// its features.
	forgets bool
}

// usualPiece is how long a piece is at least.
const usualPiece = batchBytes + batchBytes/4

// take returns memory of length bytes or more; the shortest that there is.
func (p *pieces) take(length int) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	best := -1
	for i, b := range p.free {
		if len(b) >= length && (best < 0 || len(b) < len(p.free[best])) {
			best = i
		}
	}
	if best < 0 {
		return longlist.Room[byte](length)[:length]
	}
	b := p.free[best]
	p.free = slices.Delete(p.free, best, best+1)
	return b
}

// put takes back what nobody refers to.
func (p *pieces) put(used [][]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, b := range used {
		if len(b) <= 8*usualPiece { // there are few records that need more
			p.free = append(p.free, b)
		}
	}
}

// forget takes back what the coordinates of a lot were in that is forgotten.
func (p *pieces) forget(used [][]byte) {
	p.put(used)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgets = true
}

// forgotten reports whether lots are forgotten.
func (p *pieces) forgotten() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.forgets
}

// numbersIn is the memory of some bytes as numbers, none where it has not room for so
// many. They begin before the bytes from at on, so that what these say can be put down
// in their order while it is read.
func numbersIn(b []byte, at, numbers int) []float64 {
	if numbers == 0 || len(b) == 0 {
		return nil
	}
	const size = int(unsafe.Sizeof(float64(0)))
	skip := int(-uintptr(unsafe.Pointer(&b[0])) % uintptr(size))
	if skip > at || skip+size*numbers > len(b) {
		return nil
	}
	return unsafe.Slice((*float64)(unsafe.Pointer(&b[skip])), numbers)
}

// asInFiles reports whether this machine has the bytes of numbers in the order that files have them in.
func asInFiles() bool { return binary.NativeEndian.Uint16([]byte{1, 0}) == 1 }

// bytesOf is the memory of numbers as bytes.
func bytesOf(numbers []float64) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(numbers))), len(numbers)*int(unsafe.Sizeof(float64(0))))
}
