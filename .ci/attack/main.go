// Command attack runs the kartograph command on inputs that are made to cost
// much, and tells what they cost.
//
//	attack [-v] [-keep FOLDER] [PATTERN]
//
// PATTERN is a regular expression that the names of the attacks must match.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

func main() {
	verbose := flag.Bool("v", false, "list every attack, and what the command said")
	keep := flag.String("keep", "", "write the inputs to this folder and leave them there")
	ordered := flag.Bool("order", false, "carry out an order of the program itself")
	flag.Parse()
	if *ordered {
		if err := obey(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "attack:", err)
			os.Exit(1)
		}
		return
	}
	pattern, err := regexp.Compile(flag.Arg(0))
	if err == nil {
		err = run(pattern, *verbose, *keep)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "attack:", err)
		os.Exit(1)
	}
}

// run makes all attacks and reports them.
func run(pattern *regexp.Regexp, verbose bool, keep string) error {
	folder, err := os.MkdirTemp("", "attack")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, "kartograph")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/kartograph").CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, out)
	}
	if keep != "" {
		folder = keep
	}
	r := &report{w: os.Stdout, verbose: verbose}
	r.head()
	for _, a := range attacks() {
		if !pattern.MatchString(a.name) {
			continue
		}
		did, err := a.run(program, folder)
		if err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
		r.add(a, did)
	}
	return r.finish()
}

// attacks are all of them.
func attacks() []attack {
	var all []attack
	for _, some := range [][]attack{configAttacks(), styleAttacks(), batchAttacks(), fileAttacks(), pictureAttacks(), textAttacks(), joinAttacks(), atlasAttacks(), sheetAttacks(), damagedAttacks(), endlessAttacks(), bufferAttacks()} {
		all = append(all, some...)
	}
	return all
}
