package shapefile

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// span is where the index has a record, in bytes from the beginning of the .shp
// file. A start of 0 is a record that was deleted.
type span struct{ start, end int64 }

// readIndex returns where the records are if the .shx file says that they are
// not one behind the other, as after an edit: programs then leave the old
// record where it was and write the new one at the end. nil means that they are
// in order, or that there is no index; warning tells why one is not believed.
func (s *Source) readIndex() (index []span, warning string, err error) {
	p := s.parts.shx
	if p == nil || p.size <= headerLength || p.size > s.parts.shp.size+headerLength {
		return nil, "", nil
	}
	f, err := p.open()
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	if _, err := readHeader(r); err != nil {
		return nil, fmt.Sprintf(".shx file: %v; it is passed over", err), nil
	}
	var entry [8]byte
	inOrder, next := true, int64(headerLength)
	for {
		if _, err := io.ReadFull(r, entry[:]); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			break
		} else if err != nil {
			return nil, "", fmt.Errorf("%s: %w", p.name, err)
		}
		start := 2 * int64(binary.BigEndian.Uint32(entry[:]))
		end := start + recordHeaderLength + 2*int64(binary.BigEndian.Uint32(entry[4:]))
		inOrder = inOrder && start == next
		next = end
		index = append(index, span{start, end})
	}
	if inOrder {
		return nil, "", nil
	}
	if fault := checkIndex(index, s.parts.shp.size); fault != "" {
		return nil, ".shx file: " + fault + "; it is passed over", nil
	}
	return index, "", nil
}

// checkIndex returns what is wrong with an index. Its records must be in the
// file and not overlap, so that reading them all reads no more than the file.
func checkIndex(index []span, size int64) string {
	sorted := slices.Clone(index)
	slices.SortFunc(sorted, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	last := int64(headerLength)
	for _, s := range sorted {
		if s.start == 0 {
			continue
		}
		if s.start < last {
			return fmt.Sprintf("the record at byte %d overlaps another", s.start)
		}
		if s.end > size {
			return fmt.Sprintf("the record at byte %d ends at %d, the .shp file has %d bytes", s.start, s.end, size)
		}
		last = s.end
	}
	return ""
}

// readerAt returns f for reading at any place. A file that can be read from
// front to back only, as in an archive, is taken into memory; r stands at its
// beginning.
func readerAt(f, r io.Reader) (io.ReaderAt, error) {
	if at, ok := f.(io.ReaderAt); ok {
		return at, nil
	}
	data, err := io.ReadAll(r)
	return bytes.NewReader(data), err
}
