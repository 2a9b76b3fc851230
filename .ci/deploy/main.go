// Command deploy checks a Kubernetes Job by the types of Kubernetes itself: a
// key that these do not have is an error, as are values that would keep
// Kartograph from finding its shard. It is a module of its own, so that
// Kartograph's own needs nothing of Kubernetes.
package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

func main() {
	for _, name := range os.Args[1:] {
		if err := check(name); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			os.Exit(1)
		}
		fmt.Println(name, "is a Job")
	}
}

func check(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var job batchv1.Job
	if err := yaml.UnmarshalStrict(text, &job); err != nil {
		return err
	}
	if job.APIVersion != "batch/v1" || job.Kind != "Job" || job.Name == "" {
		return fmt.Errorf("it is %s %s %q, want a Job of batch/v1 with a name", job.APIVersion, job.Kind, job.Name)
	}
	return checkSpec(job.Spec)
}

// checkSpec checks what the API server would refuse or a shard would miss.
func checkSpec(s batchv1.JobSpec) error {
	if s.CompletionMode == nil || *s.CompletionMode != batchv1.IndexedCompletion || s.Completions == nil {
		return fmt.Errorf("it is not indexed, or has no completions")
	}
	pod := s.Template.Spec
	if pod.RestartPolicy != corev1.RestartPolicyNever {
		return fmt.Errorf("restartPolicy is %q; backoffLimitPerIndex and podFailurePolicy want Never", pod.RestartPolicy)
	}
	if len(pod.Containers) != 1 {
		return fmt.Errorf("%d containers, want 1", len(pod.Containers))
	}
	c := pod.Containers[0]
	shards := slices.IndexFunc(c.Env, func(e corev1.EnvVar) bool { return e.Name == "KARTOGRAPH_SHARDS" })
	if shards < 0 || c.Env[shards].Value != strconv.Itoa(int(*s.Completions)) {
		return fmt.Errorf("KARTOGRAPH_SHARDS is not the number of completions, %d", *s.Completions)
	}
	for _, m := range c.VolumeMounts {
		if !slices.ContainsFunc(pod.Volumes, func(v corev1.Volume) bool { return v.Name == m.Name }) {
			return fmt.Errorf("there is no volume %q to mount", m.Name)
		}
	}
	if s.SuccessPolicy == nil || s.PodFailurePolicy == nil || s.BackoffLimitPerIndex == nil {
		return fmt.Errorf("docs/cluster.md speaks of successPolicy, podFailurePolicy and backoffLimitPerIndex")
	}
	for _, rule := range s.SuccessPolicy.Rules {
		if n := rule.SucceededCount; n == nil || *n < 1 || *n > *s.Completions {
			return fmt.Errorf("successPolicy: succeededCount is not one of 1 to completions, %d", *s.Completions)
		}
	}
	for _, rule := range s.PodFailurePolicy.Rules {
		if codes := rule.OnExitCodes; codes != nil && codes.ContainerName != nil && *codes.ContainerName != c.Name {
			return fmt.Errorf("podFailurePolicy names the container %q, and there is %q", *codes.ContainerName, c.Name)
		}
	}
	return nil
}
