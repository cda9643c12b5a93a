/// The questions whose answer is where pods go.
enum QuestionCases {
  static let all: [QuestionCaseTests.Case] = preemption + placing + objects + volumes

  private typealias Case = QuestionCaseTests.Case

  private static let preemption: [Case] = [
    Case(
      "of nodes where one budget would be broken, the one whose highest victim is lowest loses its pods",
      "01-preempt-compares-highest/cluster.yaml", decisions: ["team/boss n2 < team/half"]),
    Case(
      "a pod of lower priority has to go for its ReadWriteOncePod claim, one of the same priority does not",
      "09-rwop-preempts/cluster.yaml", decisions: ["team/urgent n1 < team/holder", "team/same -"]),
    Case(
      "no pod has to go from another node of the zone", "13-cross-node-preemption/cluster.yaml",
      decisions: ["team/p -"]),
    Case(
      "a pod has to go from the node itself for anti-affinity by zone", "13-cross-node-preemption/same-node.yaml",
      decisions: ["team/p n2 < team/q"]),
    Case(
      "a pod tied to a full node of pods of its own priority waits",
      "15-daemon-pod-pinned/nodes.yaml", "15-daemon-pod-pinned/equal.yaml",
      decisions: ["team/agent-x -", "team/agent-z n3"]),
    Case(
      "a pod tied to a full node displaces a pod of lower priority there",
      "15-daemon-pod-pinned/nodes.yaml", "15-daemon-pod-pinned/higher.yaml",
      decisions: ["team/agent-x n2 < team/fill-n2-2"]),
    Case(
      "a pod tied to a node that is gone waits", "15-daemon-pod-pinned/nodes.yaml", "15-daemon-pod-pinned/gone.yaml",
      decisions: ["team/agent-x -"]),
    Case(
      "of two nodes where a budget is kept, the one of the lower victim loses it", "20-disrupted-pods/none.yaml",
      decisions: ["team/boss n1 < team/a"]),
    Case(
      "a pod whose disruption is under way breaks no budget a second time", "20-disrupted-pods/b-under-way.yaml",
      decisions: ["team/boss n2 < team/b"]),
    Case(
      "preemptionPolicy Never displaces nobody, be it a pod's own or its class's", "25-never-preempts/cluster.yaml",
      decisions: ["team/calm -", "team/own -"]),
    Case(
      "of equal pods the one that started later has to go, even where it is tied to its node",
      "30-pinned-victim/cluster.yaml", decisions: ["team/boss n1 < team/agent"]),
    Case(
      "a pod has to go where only the number of pods is at its limit", "41-pod-count-full/cluster.yaml",
      decisions: ["team/h n1 < team/l2", "team/again -"]),
  ]

  private static let placing: [Case] = [
    Case(
      "without minDomains both replicas go to the one eligible node", "03-min-domains/without.yaml",
      decisions: ["team/foo-0 n1", "team/foo-1 n1"]),
    Case(
      "with fewer domains than minDomains the least count is 0", "03-min-domains/with2.yaml",
      decisions: ["team/foo-0 n1", "team/foo-1 -"]),
    Case(
      "pods of the version before count in a constraint", "04-spread-in-rollout/plain.yaml",
      decisions: ["team/api-new-2 n2", "team/api-new-3 n1|n2|n3"]),
    Case(
      "with matchLabelKeys the pods of the version before do not count", "04-spread-in-rollout/keys.yaml",
      decisions: ["team/api-new-2 n2", "team/api-new-3 n1"]),
    Case(
      "a sidecar before an init container runs beside it: both count", "06-sidecar-and-init/cluster.yaml",
      decisions: ["team/p room300"]),
    Case(
      "a sidecar behind an init container does not run beside it", "06-sidecar-and-init/init-first.yaml",
      decisions: ["team/p room200"]),
    Case(
      "what a pod has been given counts while it is to get more", "07-in-place-resize/deferred-up.yaml",
      decisions: ["team/newcomer -"]),
    Case(
      "what a pod still has counts while it is to get less", "07-in-place-resize/shrinking.yaml",
      decisions: ["team/newcomer -"]),
    Case(
      "what a pod can never be given does not count", "07-in-place-resize/infeasible.yaml",
      decisions: ["team/newcomer n1"]),
    Case(
      "host ports collide by address, number and protocol, a sidecar's too", "08-host-ports/cluster.yaml",
      decisions: [
        "team/w-lan n1", "team/w-any -", "team/w-v6any n1", "team/w-tcp53 n1", "team/w-7000 n1", "team/w-7001 -",
      ]),
    Case(
      "a pod that wants to be alone keeps pods of every namespace away", "14-symmetric-all-namespaces/cluster.yaml",
      decisions: ["light/tiny -", "light/unlabelled -", "heavy/loner2 -", "heavy/owns n2"]),
    Case(
      "Gt compares whole numbers; other labels don't match", "16-gt-of-a-fraction/whole.yaml",
      decisions: ["team/p n500"]),
    Case(
      "Gt with a fraction matches nothing, and nothing else is concerned", "16-gt-of-a-fraction/fraction.yaml",
      decisions: ["team/p -", "team/bystander n007|n500|n500.5|none"]),
    Case(
      "Gt with a fraction leaves the other term", "16-gt-of-a-fraction/other-term.yaml",
      decisions: ["team/either n500"]),
    Case(
      "a running pod with Gt and a fraction concerns nobody", "16-gt-of-a-fraction/bound-too.yaml",
      decisions: ["team/bystander n007|n500.5|none"]),
    Case(
      "nodes without the key of a soft constraint are worst", "18-soft-spread-unlabelled/own.yaml",
      decisions: ["team/s-2 l1|l2"]),
    Case(
      "default spreading goes by hostname where nodes have no zone", "18-soft-spread-unlabelled/default-no-zones.yaml",
      decisions: ["team/s-1 x2"]),
    Case(
      "a terminating pod's requests and anti-affinity count until it is gone",
      "21-terminating-and-ended/terminating.yaml", decisions: ["team/new -", "team/big -"]),
    Case(
      "a pod that has ended counts for nothing", "21-terminating-and-ended/ended.yaml",
      decisions: ["team/new n1", "team/big n1", "team/port n1"]),
    Case(
      "a node that tells no ephemeral storage has none", "26-scratch-space/cluster.yaml",
      decisions: ["team/scratch told", "team/limit-only -", "team/third told"]),
    Case(
      "terms of node affinity are alternatives, an empty one matches nothing", "28-alternatives/cluster.yaml",
      decisions: ["team/or gpu", "team/empty-term -", "team/notin cpu"]),
    Case(
      "tolerationSeconds does not matter to scheduling", "32-toleration-seconds/cluster.yaml",
      decisions: ["team/default -", "team/zero lost"]),
    Case(
      "an image without a tag is found as latest", "33-image-names/cluster.yaml",
      decisions: ["team/untagged has", "team/tagged has", "team/other hasnot"]),
    Case("empty strings are defaults", "38-empty-strings/cluster.yaml", decisions: ["team/p n1"]),
    Case(
      "running pods keep away what their anti-affinity means", "40-who-stands-in-the-way/cluster.yaml",
      decisions: ["team/newcomer -"]),
    Case(
      "pods that need one another wait, one that needs itself does not", "43-affinity-cycles/cycle.yaml",
      decisions: ["team/a -", "team/b -", "team/self n1"]),
    Case(
      "a pod that needs one without a label is the first of its kind", "43-affinity-cycles/does-not-exist.yaml",
      decisions: ["team/p2 n2"]),
    Case(
      "balance is not scored for a pod without requests", "46-no-requests/cluster.yaml", decisions: ["team/empty m2"]),
    Case(
      "huge pages that only a limit names are asked for", "47-huge-pages/cluster.yaml",
      decisions: ["team/b h2", "team/c -", "team/d h1|h2"]),
    Case(
      "a wish of weight 100 outweighs default spreading", "48-wish-against-spreading/cluster.yaml",
      decisions: ["team/w-1 bar"]),
  ]

  private static let objects: [Case] = [
    Case(
      "without matchLabelKeys anti-affinity keeps the next version away", "05-antiaffinity-in-rollout/plain.yaml",
      decisions: ["team/dns-v2-0 -"]),
    Case(
      "matchLabelKeys of anti-affinity as written means the pod's own version",
      "05-antiaffinity-in-rollout/written.yaml", decisions: ["team/dns-v2-0 n1|n2"]),
    Case(
      "matchLabelKeys as the API server has merged them means the same", "05-antiaffinity-in-rollout/as-dumped.yaml",
      decisions: ["team/dns-v2-0 n1|n2"]),
    Case(
      "mismatchLabelKeys means every other tenant", "05-antiaffinity-in-rollout/tenants.yaml",
      decisions: ["team/blue-0 b1", "team/red-1 a1"]),
    Case(
      "a paused Deployment has no pods, nor have a suspended Job and a CronJob", "22-paused-and-suspended/cluster.yaml",
      decisions: []),
    Case(
      "namespaces have a label with their name: listed by a cluster", "36-namespace-by-name/dumped-namespaces.yaml",
      decisions: ["web/quiet n2"]),
    Case(
      "namespaces have a label with their name: written by hand", "36-namespace-by-name/written-namespaces.yaml",
      decisions: ["web/quiet n2"]),
    Case(
      "namespaces have a label with their name: not listed at all", "36-namespace-by-name/pods-only.yaml",
      decisions: ["web/quiet n2"]),
    Case(
      "a claim without a class has the default one", "37-default-class/written.yaml", decisions: ["team/db n1"]),
  ]

  private static let volumes: [Case] = [
    Case(
      "a claim whose selected node is gone finds no volume anywhere", "10-selected-node-gone/cluster.yaml",
      decisions: ["team/db-0 -"]),
    Case(
      "a claim whose selected node is full waits for it", "10-selected-node-gone/full.yaml",
      decisions: ["team/db-0 -"]),
    Case(
      "claims written out count against volume limits",
      "11-claim-templates-and-limits/nodes.yaml", "11-claim-templates-and-limits/made.yaml",
      decisions: ["team/db-0 n1|n2", "team/db-1 n2", "team/db-2 n1", "team/db-3 -", "team/db-4 -", "team/db-5 -"]),
    Case(
      "claims of a StatefulSet's templates count as if they were written out",
      "11-claim-templates-and-limits/nodes.yaml", "11-claim-templates-and-limits/sts.yaml",
      decisions: ["team/db-0 n1|n2", "team/db-1 n2", "team/db-2 n1", "team/db-3 -", "team/db-4 -", "team/db-5 -"]),
    Case(
      "a claim that a StatefulSet left behind is taken up again",
      "11-claim-templates-and-limits/nodes.yaml", "11-claim-templates-and-limits/leftover.yaml",
      "11-claim-templates-and-limits/sts1.yaml", decisions: ["team/db-0 n2"]),
    Case(
      "claims of ephemeral volumes come with their pods", "12-ephemeral-volumes/nodes.yaml",
      "12-ephemeral-volumes/deployment.yaml", decisions: ["team/job-0 n1|n2", "team/job-1 n2", "team/job-2 n1"]),
    Case(
      "a terminating pod counts 0 in its zone, and the disk is in the other",
      "19-spread-volume-terminating/terminating.yaml",
      decisions: ["team/new -"]),
    Case(
      "a running pod counts in its zone", "19-spread-volume-terminating/running.yaml", decisions: ["team/new na"]),
    Case(
      "a pod can't leave the zone of its disk", "27-disk-zone-full/cluster.yaml", decisions: ["team/back -"]),
    Case(
      "volume limits hold on a node without a CSINode not at all", "29-node-without-csinode/cluster.yaml",
      decisions: ["team/p0 joining|ready", "team/p1 ready", "team/p2 joining", "team/p3 joining"]),
    Case(
      "storage that a driver tells keeps pods off", "39-free-storage/cluster.yaml",
      decisions: ["team/a n2", "team/b -", "team/c n2", "team/d2 n2"]),
  ]
}
