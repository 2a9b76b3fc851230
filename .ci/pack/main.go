// Command pack makes the archives of a release, and says what is in a binary.
//
//	pack archive -time SECONDS OUT.tar.gz|OUT.zip FOLDER
//	pack sbom -time SECONDS -name NAME BINARY > NAME.cdx.json
//	pack licences BINARY > LICENCES.txt
//
// The same input gives the same bytes: names are sorted, times are those given,
// owners and the machine's own permissions are left out.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("no command; there are archive, sbom and licences")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	seconds := flags.Int64("time", 0, "the time of all files, in seconds since 1970")
	name := flags.String("name", "", "what the binary is called")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	at := time.Unix(*seconds, 0).UTC()
	switch command := args[0]; {
	case command == "archive" && flags.NArg() == 2:
		return archive(flags.Arg(0), flags.Arg(1), at)
	case command == "sbom" && flags.NArg() == 1:
		return sbom(os.Stdout, flags.Arg(0), *name, at)
	case command == "licences" && flags.NArg() == 1:
		return licences(os.Stdout, flags.Arg(0))
	}
	return fmt.Errorf("%q is none of: archive OUT FOLDER, sbom BINARY, licences BINARY", args)
}
