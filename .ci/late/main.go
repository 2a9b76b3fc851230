// Command late looks for work that does not hear that its context has ended: it draws
// maps of many kinds, each large enough to take a while, watches when they ask their
// context, and ends it wherever they do not ask for long. It tells which come back too
// late and what they were at.
//
//	late [PATTERN]
//
// PATTERN is a regular expression that the names of the maps must match.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"time"
)

// allowed is how late a map may come back, and least is how long one takes that was not refused
// at once.
const (
	allowed = 100 * time.Millisecond
	least   = allowed / 2
)

func main() {
	flag.Parse()
	pattern, err := regexp.Compile(flag.Arg(0))
	if err == nil {
		err = run(pattern)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "late:", err)
		os.Exit(1)
	}
}

// run draws all maps and reports them.
func run(pattern *regexp.Regexp) error {
	made, over, idle := 0, 0, 0
	fmt.Printf("%-48s %8s %8s\n", "map", "takes", "gap")
	for _, m := range all() {
		if !pattern.MatchString(m.name) {
			continue
		}
		made++
		f := m.measure()
		fmt.Printf("%-48s %8.2f %8.3f %.150s\n", m.name, f.takes.Seconds(), f.longest.Seconds(), f.said)
		for _, l := range f.late {
			fmt.Printf("  LATE, %.3f s of a gap of %.3f:\n%s", l.took.Seconds(), l.long.Seconds(), l.at)
		}
		if len(f.late) > 0 {
			over++
		}
		if f.said != "" && f.takes < least {
			fmt.Println("  IDLE: a map that is refused at once shows nothing")
			idle++
		}
	}
	fmt.Printf("%d maps, %d late, %d idle\n", made, over, idle)
	if over+idle > 0 {
		return fmt.Errorf("%d of %d maps come back too late, %d are refused", over, made, idle)
	}
	return nil
}
