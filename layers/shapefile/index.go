package shapefile

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// stretch is where the index has a record, in bytes from the beginning of the
// .shp file. A start of 0 is a record that was deleted.
type stretch struct{ start, end int64 }

// shortest is the length in bytes of the shortest record, with its header: a
// null shape.
const shortest = recordHeaderLength + 4

// index is what the .shx file says of where the records are. The zero index
// says nothing.
type index struct {
	// stretches lists the records where they are not one behind the other, as
	// after an edit: programs then leave the old record where it was and write
	// the new one at the end.
	stretches []stretch
	// chain says that they are one behind the other, up to end, which is
	// beyond the file where that is cut off.
	chain bool
	end   int64
}

// readIndex reads the .shx file; warning tells why it is not believed.
func (s *Source) readIndex() (x index, warning string, err error) {
	p := s.members.shx
	if p == nil || p.size <= headerLength || p.size > s.members.shp.size+headerLength {
		return x, "", nil
	}
	f, err := p.open()
	if err != nil {
		return x, "", err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<13)
	if _, err := readHeader(r); err != nil {
		return x, fmt.Sprintf(".shx file: %v; it is passed over", err), nil
	}
	var stretches []stretch
	for {
		s, err := nextStretch(r)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			break
		}
		if err != nil {
			return x, "", fmt.Errorf("%s: %w", p.name, err)
		}
		stretches = append(stretches, s)
	}
	if end, ok := chainEnd(stretches, s.members.shp.size); ok {
		return index{chain: true, end: end}, "", nil
	}
	if fault := clip(stretches, s.members.shp.size); fault != "" {
		return x, ".shx file: " + fault + "; it is passed over", nil
	}
	return index{stretches: stretches}, "", nil
}

// nextStretch reads an entry of a .shx file.
func nextStretch(r io.Reader) (stretch, error) {
	var entry [8]byte
	if _, err := io.ReadFull(r, entry[:]); err != nil {
		return stretch{}, err
	}
	start := 2 * int64(binary.BigEndian.Uint32(entry[:]))
	return stretch{start, start + recordHeaderLength + 2*int64(binary.BigEndian.Uint32(entry[4:]))}, nil
}

// chainEnd returns where the last record should end, if each begins where the one
// before it ends or earlier: lengths may be false, offsets are not.
func chainEnd(stretches []stretch, size int64) (end int64, ok bool) {
	for i, s := range stretches {
		if i == 0 && s.start != headerLength || i > 0 && (s.start < stretches[i-1].start+shortest || s.start > end) {
			return 0, false
		}
		end = s.end
	}
	if n := len(stretches); n == 0 || stretches[n-1].start+shortest > size {
		return 0, false
	}
	return end, true
}

// clip ends each record where the next one in the file begins, and returns what
// is wrong with the index. The records must be in the file and not overlap, so
// that reading them all reads no more than the file.
func clip(stretches []stretch, size int64) (fault string) {
	order := make([]int, len(stretches))
	for i := range order {
		order[i] = i
	}
	sorting.By(order, func(a, b int) int { return cmp.Compare(stretches[a].start, stretches[b].start) })
	last := int64(headerLength)
	for k, i := range order {
		s := &stretches[i]
		if s.start == 0 {
			continue
		}
		if s.start < last {
			return fmt.Sprintf("the record at byte %d overlaps another", s.start)
		}
		if k+1 < len(order) {
			if next := stretches[order[k+1]].start; next >= s.start+shortest {
				s.end = min(s.end, next)
			}
		}
		if s.end > size {
			return fmt.Sprintf("the record at byte %d ends at %d, the .shp file has %d bytes", s.start, s.end, size)
		}
		last = s.end
	}
	return ""
}

// chain reads the .shx file beside the .shp file, whose records it says are one
// behind the other.
type chain struct {
	r *bufio.Reader
	// next is the entry after the one that was given out last.
	next stretch
	more bool
	end  int64
}

// openChain opens the .shx file at its first record.
func (s *Source) openChain() (*chain, io.Closer, error) {
	f, err := s.members.shx.open()
	if err != nil {
		return nil, nil, err
	}
	c := &chain{r: bufio.NewReaderSize(f, 1<<13), end: s.index.end}
	if _, err = c.r.Discard(headerLength); err == nil {
		c.advance()
	}
	return c, f, err
}

func (c *chain) advance() {
	var err error
	c.next, err = nextStretch(c.r)
	c.more = err == nil
}

// stretch returns where the next record is; false after the last.
func (c *chain) stretch() (stretch, bool) {
	if !c.more {
		return stretch{}, false
	}
	s := c.next
	if c.advance(); c.more {
		s.end = c.next.start
	} else {
		s.end = c.end
	}
	return s, true
}

// readerAt returns f for reading at any offset. A file that can be read from
// front to back only, as in an archive, is taken into memory; r stands at its
// beginning.
func readerAt(f, r io.Reader) (io.ReaderAt, error) {
	if at, ok := f.(io.ReaderAt); ok {
		return at, nil
	}
	data, err := io.ReadAll(r)
	return bytes.NewReader(data), err
}
