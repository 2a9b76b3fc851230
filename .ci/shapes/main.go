// Command shapes prints how texts are arranged by the rules of a font file, as hb-shape
// prints it: reads a text a line, of one direction and script.
// usage: shapes FONT.ttf < texts.txt
package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
)

func main() {
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fonts := &font.Fonts{}
	if err := fonts.AddFile("It", 400, false, file); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		fmt.Fprintln(out, shaped(fonts, in.Text()))
	}
}

func shaped(fonts *font.Fonts, text string) string {
	const size = 1 << 20 // of which every font's units are a part
	var all []string
	for _, g := range fonts.Lay(text, font.Font{Family: "It", Size: size}).Glyphs {
		if g.Face() == nil || g.Face().Family != "It" {
			all = append(all, "?")
			continue
		}
		units, _, _, _ := g.Own()
		in := func(v float64) int { return int(math.Round(v * float64(units) / size)) }
		dx, dy := g.Offset()
		one := fmt.Sprint(g.Index())
		if x, y := in(dx), -in(dy); x != 0 || y != 0 {
			one += fmt.Sprintf("@%d,%d", x, y)
		}
		all = append(all, one+fmt.Sprintf("+%d", in(g.Advance)))
	}
	return "[" + strings.Join(all, "|") + "]"
}
