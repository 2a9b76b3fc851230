// Command widths reads lines of FAMILY, WEIGHT, "italic" or nothing, and TEXT, separated by
// tabs, and prints the width of each text in font sizes as render/font measures it.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
)

func main() {
	var fonts font.Fonts
	out := bufio.NewWriter(os.Stdout)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		parts := strings.SplitN(lines.Text(), "\t", 4)
		if len(parts) != 4 {
			continue
		}
		weight, _ := strconv.Atoi(parts[1])
		line := fonts.Lay(parts[3], font.Font{Family: parts[0], Weight: weight, Italic: parts[2] != "", Size: 1})
		fmt.Fprintln(out, strconv.FormatFloat(line.Width, 'f', 5, 64))
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
