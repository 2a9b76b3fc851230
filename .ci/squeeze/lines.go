package main

import (
	"encoding/binary"
	"errors"
)

// dropLines takes out files and lines, and puts closer together what remains of
// the numbers by address. Those of inlined functions remain: recover counts by them.
func (t *tables) dropLines() error {
	packed := []byte{0} // 0 is "no table"
	places := map[uint32]uint32{}
	for i := range t.count {
		head, needed, err := t.function(i)
		if err != nil {
			return err
		}
		clear(head[20:28]) // pcfile, pcln
		for table := 0; 4*table < len(needed); table++ {
			if !isNeeded(table) {
				clear(needed[4*table : 4*table+4])
			}
		}
		for _, place := range [][]byte{head[16:20], needed} {
			for ; len(place) > 0; place = place[4:] {
				from := little.Uint32(place)
				if _, moved := places[from]; !moved && from != 0 {
					table, err := t.numbers(from)
					if err != nil {
						return err
					}
					places[from] = uint32(len(packed))
					packed = append(packed, table...)
				}
				little.PutUint32(place, places[from])
			}
		}
	}
	clear(t.lines)
	copy(t.lines, packed)
	clear(t.units)
	clear(t.files)
	return nil
}

// numbers returns a table of numbers by address: pairs of a difference of the
// number and one of the address, to a difference of 0 that is not the first.
func (t *tables) numbers(from uint32) ([]byte, error) {
	at := int(from)
	for first := true; ; first = false {
		difference, n := binary.Uvarint(t.lines[min(at, len(t.lines)):])
		if n <= 0 {
			return nil, errors.New("a table by address is cut short")
		}
		at += n
		if difference == 0 && !first {
			return t.lines[from:at], nil
		}
		_, n = binary.Uvarint(t.lines[at:])
		at += max(n, 0)
	}
}
