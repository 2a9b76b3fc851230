package source

import (
	"context"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// dBaseOf is a table of so many rows and columns of one letter each.
func dBaseOf(rows, columns int) []byte {
	head := make([]byte, 32)
	head[0] = 3
	binary.LittleEndian.PutUint32(head[4:], uint32(rows))
	binary.LittleEndian.PutUint16(head[8:], uint16(33+32*columns))
	binary.LittleEndian.PutUint16(head[10:], uint16(1+columns))
	for i := range columns {
		field := make([]byte, 32)
		copy(field, fmt.Sprintf("C%d", i))
		field[11], field[16] = 'C', 1
		head = append(head, field...)
	}
	return append(append(head, '\r'), strings.Repeat(" "+strings.Repeat("x", columns), rows)...)
}

// Tables that a store keeps take little more memory than their files, and not 24
// bytes for each cell.
func TestTablesAreKeptPacked(t *testing.T) {
	const rows, columns = 5000, 60
	names := make([]string, columns)
	for i := range names {
		names[i] = fmt.Sprintf(`"c%d": 1`, i)
	}
	files := map[string][]byte{
		"t.dbf":  dBaseOf(rows, columns),
		"t.csv":  []byte("k" + strings.Repeat(",c", columns-1) + "\n" + strings.Repeat("1"+strings.Repeat(",", columns-1)+"\n", rows)),
		"t.json": []byte("[" + strings.Repeat("{"+strings.Join(names, ",")+"},", rows-1) + "{" + strings.Join(names, ",") + "}]"),
	}
	for name, text := range files {
		kept, store := int64(math.MaxInt64), &Store{}
		for range 3 { // what other tests have left behind may be at work
			store = &Store{}
			store.Bind(fs.FS(fstest.MapFS{name: {Data: text}}))
			before := pace.InUse()
			data, err := store.Read(context.Background(), Request{Src: name, Table: true}, Options{Files: store.files})
			if err != nil || data.Len() != rows || len(data.Row(rows-1, columns, nil).Values) != columns {
				t.Fatalf("%s: %v", name, err)
			}
			kept = min(kept, pace.InUse()-before)
		}
		runtime.KeepAlive(store)
		if most := int64(5 * rows * columns); kept > most {
			t.Errorf("%s: a table of %d cells keeps %d bytes, want at most %d", name, rows*columns, kept, most)
		}
	}
}
