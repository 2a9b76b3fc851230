package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// drawFlags are the flags of the command that draws a map.
type drawFlags struct {
	style, output, format, preview         string
	pretty, verbose, strict, json, version bool
	// explain is the text of labels that are explained.
	explain string
	// density is how fine pictures are, as config.Density reads it.
	density string
}

// strictUsage says what the flag does, wherever data is read.
const strictUsage = "make each record of the data that cannot be used an error"

const rootLong = `Draws the map that CONFIG (JSON or YAML) describes and writes it as SVG.

Without -o and -p the map goes to standard output. CONFIG and the stylesheet
may be - for standard input. The stylesheet is a file or one of the finished
styles: %s.

$KARTOGRAPH_DATA lists folders that are searched for a layer's src that does
not exist as given. $KARTOGRAPH_PREVIEW is the command that --preview opens
the map with.

The exit status is 1 when the config or its data are wrong, 2 when the command
line is, 3 when trouble that may pass was in the way, such as a full disk or a
database out of reach, and 128 and more when a signal ended the command.`

// newRoot makes the command line: the drawing command with its subcommands.
func newRoot(s streams) *cobra.Command {
	flags := &drawFlags{}
	cmd := &cobra.Command{
		Use:           "kartograph CONFIG",
		Short:         "Draw vector maps from a description",
		Long:          fmt.Sprintf(rootLong, strings.Join(styles.Names(), ", ")),
		Example:       "  kartograph world.json -s atlas -o world.svg",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          oneConfig,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return noEmptyFlags(cmd)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if flags.version {
				_, err := io.WriteString(s.out, build())
				return err
			}
			return draw(cmd.Context(), args[0], *flags, s)
		},
	}
	f := cmd.Flags()
	// cobra's own flag would bring text/template into the program, and with it
	// each exported method of each type: a sixth of its bytes.
	f.BoolVar(&flags.version, "version", false, "print the version")
	f.StringVarP(&flags.style, "style", "s", "", "stylesheet: a file, a finished style or -")
	f.StringVarP(&flags.output, "output", "o", "", "file to write; - is standard output")
	f.StringVarP(&flags.format, "format", "f", "", strings.Join(render.FormatNames(), ", ")+"; by default what the output's ending says")
	f.StringVarP(&flags.preview, "preview", "p", "", "open the map, with CMD or the desktop's viewer")
	f.Lookup("preview").NoOptDefVal = previewDefault
	f.StringVar(&flags.density, "density", "", "pixels of a picture (PNG) for each of the map's, 2x, or in an inch, 300dpi")
	f.BoolVarP(&flags.pretty, "pretty-print", "P", false, "indent the SVG")
	f.BoolVarP(&flags.verbose, "verbose", "v", false, "tell what each stage did")
	f.BoolVar(&flags.json, "json", false, "with -o or -p, write what was done as JSON to standard output: stages, layers, each label")
	f.StringVar(&flags.explain, "explain-label", "", "tell why the label with this text, or of the feature with this id, stands where it does or nowhere")
	f.BoolVar(&flags.strict, "strict", false, strictUsage)
	completeFlags(cmd)
	cmd.SetIn(s.in)
	cmd.SetOut(s.out)
	cmd.SetErr(s.err)
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	cmd.AddCommand(newBatch(s), newInit(s), newFmt(s), newSchema(s), newEmbed(s), newInfo(s), newServe(s), newProjections(s), newProject(s), newVersion(s))
	return cmd
}

// noEmptyFlags refuses flags that are given and empty, as those of a script's variable that is not
// set: left out, they would mean something else, such as standard output for a file.
func noEmptyFlags(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && f.Value.String() == "" {
			err = usageError{fmt.Errorf("--%s is empty; give it a value or leave it out", f.Name)}
		}
	})
	return err
}

// oneConfig checks the arguments. A subcommand that was mistyped looks like a
// config's name, so a word that is neither a file nor has an ending is
// compared with the subcommands.
func oneConfig(cmd *cobra.Command, args []string) error {
	if asked, err := cmd.Flags().GetBool("version"); err == nil && asked {
		return nil
	}
	if len(args) == 0 {
		return usageError{fmt.Errorf("no config given")}
	}
	if guess, ok := meantCommand(cmd, args[0]); ok {
		return usageError{fmt.Errorf("%q is neither a config nor a command, %s", args[0], nearest.Question(guess))}
	}
	if len(args) > 1 {
		return usageError{fmt.Errorf("one config is drawn at a time, and there are %d: %s", len(args), strings.Join(args, ", "))}
	}
	return nil
}

// meantCommand returns the subcommand that a word probably means.
func meantCommand(cmd *cobra.Command, word string) (string, bool) {
	if word == "-" || filepath.Ext(word) != "" {
		return "", false
	}
	if _, err := os.Stat(word); err == nil {
		return "", false
	}
	var known []string
	for _, sub := range cmd.Commands() {
		known = append(known, sub.Name())
	}
	return nearest.Match(word, known)
}

// formatWords lists the formats' names with what they are, for completion.
func formatWords() []string {
	var words []string
	for _, f := range render.Formats() {
		words = append(words, f.Name+"\t"+f.Title)
	}
	return words
}

// outputs completes names of files that maps can be written to.
func outputs(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var endings []string
	for _, f := range render.Formats() {
		for _, ending := range f.Endings {
			endings = append(endings, strings.TrimPrefix(ending, "."))
		}
	}
	return endings, cobra.ShellCompDirectiveFilterFileExt
}

func completeFlags(cmd *cobra.Command) {
	fixed := func(words ...string) cobra.CompletionFunc {
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return words, cobra.ShellCompDirectiveDefault
		}
	}
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"json", "yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
	}
	// Registering fails only for a flag that does not exist.
	_ = cmd.RegisterFlagCompletionFunc("style", fixed(styles.Names()...))
	_ = cmd.RegisterFlagCompletionFunc("format", fixed(formatWords()...))
	_ = cmd.RegisterFlagCompletionFunc("output", outputs)
}
