package batch

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/pace"
)

// repeatedText writes a text n times, with the number of the repetition in it.
func repeatedText(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// growing are batch files of which something is there n times.
var growing = map[string]func(n int) string{
	"rows": func(n int) string {
		return "output: ${a}.svg\nmap: {layers: {s: {special: sea}}}\neach: [" + repeatedText(n, "{a: r#},") + "{a: z}]"
	},
	"rows with columns of their own": func(n int) string {
		return "output: ${a}.svg\nwhen: {a: r1}\nmap: {layers: {s: {special: sea}}}\neach: [" + repeatedText(n, "{a: r#, c#: 1},") + "{a: z}]"
	},
	"columns": func(n int) string {
		return "output: ${c1}.svg\nmap: {layers: {s: {special: sea}}}\nwhen: {c0: 0}\neach: [{" + repeatedText(n, "c#: #,") + "z: 1}]"
	},
	"columns, of which all are asked for": func(n int) string {
		return "output: ${c1}.svg\nmap: {title: '" + repeatedText(n, "${c#}") + "', layers: {s: {special: sea}}}\neach: [{" + repeatedText(n, "c#: #,") + "z: 1}]"
	},
	"combinations": func(n int) string {
		return "output: ${a}.svg\nmap: {layers: {s: {special: sea}}}\nmatrix: {a: [" + repeatedText(n, "#,") + "x]}"
	},
	"lists of the matrix": func(n int) string {
		return "output: a.svg\nmap: {layers: {s: {special: sea}}}\nmatrix: {" + repeatedText(n, "a#: [1],") + "z: [1]}"
	},
	"rows of one name": func(n int) string {
		return "output: a.svg\nmap: {layers: {s: {special: sea}}}\neach: [" + repeatedText(n, "{a: r#},") + "{a: z}]"
	},
	"placeholders": func(n int) string {
		return "output: a.svg\nmap: {title: '" + repeatedText(n, "${a}") + "', layers: {s: {special: sea}}}\neach: [{a: x}]"
	},
	"unknown placeholders": func(n int) string {
		return "output: a.svg\nmap: {title: '" + repeatedText(n, "${b#}") + "', layers: {s: {special: sea}}}\neach: [{a: x}]"
	},
	"placeholders of the name": func(n int) string {
		return "output: '" + repeatedText(n, "${a}") + ".svg'\nmap: {layers: {s: {special: sea}}}\neach: [{a: x}]"
	},
	"unclosed placeholders": func(n int) string {
		return "output: a.svg\nmap: {title: '" + repeatedText(n, "${ ") + "', layers: {s: {special: sea}}}"
	},
	"dollars": func(n int) string {
		return "output: a.svg\nmap: {title: '" + repeatedText(n, "$${") + "', layers: {s: {special: sea}}}"
	},
	"conditions": func(n int) string {
		return "output: ${a}.svg\nmap: {layers: {s: {special: sea}}}\neach: [{a: 1}, {a: 2}]\nwhen: {or: [" + repeatedText(n, "{a: #},") + "{a: 1}]}"
	},
	"folders": func(n int) string {
		return "output: '" + repeatedText(n, "a#/") + "a.svg'\nmap: {layers: {s: {special: sea}}}"
	},
}

// What a batch file costs before anything is drawn grows with its size and not
// with the square of it.
func TestPlanningGrowsWithTheFile(t *testing.T) {
	const bytes, longest, most = 64 << 10, 3 * time.Second, 256 << 20
	files := os.DirFS(t.TempDir())
	for name, text := range growing {
		n := bytes / len(text(100)) * 100
		file := []byte(text(n))
		taken := uint64(math.MaxUint64)
		pace.Holds(t, name, longest, func() time.Duration {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			took := pace.Took(func() { planned(file, files) })
			runtime.ReadMemStats(&after)
			taken = min(taken, after.TotalAlloc-before.TotalAlloc)
			return took
		})
		if taken > most {
			t.Errorf("%s: %d bytes took %d MB", name, len(file), taken>>20)
		}
	}
}

// planned does what comes before anything is drawn.
func planned(text []byte, files fs.FS) {
	spec, err := Parse("b.yaml", text)
	if err != nil {
		return // what is wrong with it is no matter here
	}
	plan, err := Plan(context.Background(), spec, Options{Options: kartograph.Options{Files: files}})
	if err != nil {
		return // nor with its rows
	}
	for range plan.Preview(context.Background()) {
		break
	}
}
