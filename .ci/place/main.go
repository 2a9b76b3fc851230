// Command place places the labels of instances, whose form ../../docs/labels.md tells,
// and prints for each how many stand, the seconds that it took, and its name:
//
//	place [--places] FILE...
//
// With --places it prints a line for each label that stands: its number, from 0, and
// where it lies from its point, ne, nw, se or sw, y up.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/seed-898ab921/kartograph/render/label/place"
)

func main() {
	places := flag.Bool("places", false, "print where each label stands")
	flag.Parse()
	for _, file := range flag.Args() {
		if err := run(file, *places); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// corners is where a label lies from its point, in the order of its candidates.
var corners = [4]string{"ne", "nw", "se", "sw"}

func run(file string, places bool) error {
	start := time.Now()
	labels, err := read(file)
	if err != nil {
		return err
	}
	choice, err := place.Choose(context.Background(), labels, place.Page{}, place.Options{})
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	placed := 0
	for i, c := range choice.Of {
		if c == place.None {
			continue
		}
		placed++
		if places {
			fmt.Println(i, corners[c])
		}
	}
	if !places {
		fmt.Printf("%d %.3f %s\n", placed, time.Since(start).Seconds(), strings.TrimSuffix(filepath.Base(file), ".txt"))
	}
	return nil
}

// read reads an instance: the number of points, then a line for each with x, y, and
// the width and height of its label.
func read(file string) ([]place.Label, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	count := 0
	if !lines.Scan() {
		return nil, errors.Join(fmt.Errorf("%s is empty", file), lines.Err())
	}
	if _, err := fmt.Sscan(lines.Text(), &count); err != nil {
		return nil, fmt.Errorf("%s:1: the number of points: %w", file, err)
	}
	var labels []place.Label
	for lines.Scan() && len(labels) < count {
		var x, y, width, height float64
		if _, err := fmt.Sscan(lines.Text(), &x, &y, &width, &height); err != nil {
			return nil, fmt.Errorf("%s:%d: x, y, width and height: %w", file, len(labels)+2, err)
		}
		labels = append(labels, label(x, y, width, height))
	}
	if len(labels) < count {
		return nil, fmt.Errorf("%s has %d points, and says %d", file, len(labels), count)
	}
	return labels, lines.Err()
}

// label is a label with one of its corners on its point. Only distances count, so y
// may go up here.
func label(x, y, width, height float64) place.Label {
	l := place.Label{Worth: 1000}
	for _, c := range corners {
		minX, minY := x, y
		if c[0] == 's' {
			minY -= height
		}
		if c[1] == 'w' {
			minX -= width
		}
		l.Candidates = append(l.Candidates, place.Candidate{Boxes: []place.Box{place.Upright(minX, minY, minX+width, minY+height)}})
	}
	return l
}
