package spreadsheet

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
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

// TestMergesAreFilledInTurn compares with cells that are put into their rows one after
// the other.
func TestMergesAreFilledInTurn(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		var cells [][]cell
		for range 1 + random.IntN(8) {
			var one []cell
			for column := range 6 {
				if random.IntN(3) == 0 {
					one = append(one, cell{column, fmt.Sprint("t", random.IntN(9))})
				}
			}
			cells = append(cells, one)
		}
		var merges []merge
		for range random.IntN(9) {
			top, left := 1+random.IntN(len(cells)), random.IntN(6)
			merges = append(merges, merge{top, left, top + random.IntN(5), left + random.IntN(2)})
		}
		g := &grid{}
		for i, one := range cells {
			if err := g.add(i+1, 1, slices.Clone(one)); err != nil {
				t.Fatal(err)
			}
		}
		if err := g.fill(merges); err != nil {
			t.Fatal(err)
		}
		for _, r := range g.rows {
			if want := filledInTurn(cells, merges)[r.number-1]; !slices.Equal(r.cells, want) {
				t.Fatalf("%v, %v: row %d is %v, want %v", cells, merges, r.number, r.cells, want)
			}
		}
	}
}

// filledInTurn is fill by its definition.
func filledInTurn(cells [][]cell, merges []merge) [][]cell {
	cells = slices.Clone(cells)
	for _, m := range merges {
		k, found := slices.BinarySearchFunc(cells[m.top-1], m.left, byCellColumn)
		for row := m.top; found && row < min(m.bottom, len(cells)); row++ {
			at, there := slices.BinarySearchFunc(cells[row], m.left, byCellColumn)
			if len(cells[row]) > 0 && !there {
				cells[row] = slices.Insert(slices.Clone(cells[row]), at, cells[m.top-1][k])
			}
		}
	}
	return cells
}

// TestManyMergesTakeNoTime has a million cells that merged ones put into rows of
// thousands, in both formats.
func TestManyMergesTakeNoTime(t *testing.T) {
	const columns, down = 16_000, 60
	var first, merges, ods strings.Builder
	for k := range columns {
		fmt.Fprintf(&first, "<c r=\"%s\"><v>1</v></c>", place(1, k))
		fmt.Fprintf(&merges, "<mergeCell ref=\"%s:%s\"/>", place(1, k), place(down, k))
		fmt.Fprintf(&ods, `<table:table-cell office:value-type="string" table:number-rows-spanned="%d"><text:p>c%d</text:p></table:table-cell>`, down, k)
	}
	xlsxRows := `<row r="1">` + first.String() + `</row>` + strings.Repeat(`<row><c r="A2"><v>1</v></c></row>`, down-1) + merges.String()
	odsRows := `<table:table-row>` + ods.String() + `</table:table-row>` + strings.Repeat(odsRow("", "x"), down-1)
	for name, parts := range map[string]fs.FS{"xlsx": xlsxParts(xlsxRows), "ods": odsParts(odsRows)} {
		pace.Within(t, name, 2*time.Second, func() {
			if _, err := read(parts, name, Options{}); err != nil {
				t.Error(name, err)
			}
		})
	}
}
