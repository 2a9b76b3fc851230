package spreadsheet

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// Rows that are repeated are kept once, and read as if each of them stood there, whatever
// is merged across them and wherever the table begins.
func TestRepeatedRowsAreReadAsOthers(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 48))
	for range 3000 {
		short, long := &grid{}, &grid{}
		number := 1
		for range 1 + random.IntN(6) {
			number += random.IntN(2)
			times := 1 + random.IntN(4)*random.IntN(2)
			var cells []cell
			for c := range 4 {
				if random.IntN(3) > 0 {
					cells = append(cells, cell{c, fmt.Sprint(" ", random.IntN(9))})
				}
			}
			if err := short.add(number, times, cells); err != nil {
				t.Fatal(err)
			}
			for i := range times {
				if err := long.add(number+i, 1, cells); err != nil {
					t.Fatal(err)
				}
			}
			number += times
		}
		var merges []merge
		for range random.IntN(4) {
			top, left := 1+random.IntN(number), random.IntN(4)
			merges = append(merges, merge{top, left, top + random.IntN(5), left + random.IntN(2)})
		}
		skip, header := random.IntN(number), random.IntN(2) == 0
		got, want := readGrid(short, merges, skip, header), readGrid(long, merges, skip, header)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, %v, skip %d, header %t:\n%q, want\n%q", short.rows, merges, skip, header, got, want)
		}
	}
}

// readGrid is all that comes of a grid: its rows with their places, and what is told.
func readGrid(g *grid, merges []merge, skip int, header bool) []string {
	if err := g.fill(merges); err != nil {
		return []string{err.Error()}
	}
	t, err := g.findTable(skip, header)
	if err != nil {
		return append(g.found.Lines(), err.Error())
	}
	all := append(g.found.Lines(), fmt.Sprint(t.notes, g.filled, g.repeated, g.copied))
	for r := (&rows{table: t}); ; {
		cells, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		all = append(all, r.Where()+": "+strings.Join(cells, "|"))
	}
}
