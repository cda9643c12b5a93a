import Foundation
import StowageManifests
import StowageModel
import StowagePlanning
import TestSupport
import Testing

/// The forms in which real files come, each made small: `Tests/Cases/files`.
struct FileCaseTests {
  @Test(
    "several objects of a file are read in every form in which people and programs write them",
    arguments: [
      "anchors.yaml", "array.json", "bom.yaml", "concat.json", "crlf.yaml", "dashcomment.yaml", "dashes-json.yaml",
      "dashspaces.yaml", "directive.yaml", "items-only.json", "json-dashes.json", "kindless-list.json", "manydash.yaml",
      "ndjson.json", "nulls.yaml", "trailtab.yaml", "two.yaml",
    ])
  func shapes(file: String) throws {
    let objects = try KubernetesReader().read(CaseFiles.documents(["shapes/\(file)"], in: "files"))
    if file == "anchors.yaml" {
      #expect(objects.pods.map(\.qualifiedName) == ["default/web-0", "default/web-1"])
    } else {
      #expect(objects.nodes.map(\.name) == ["n1"])
      #expect(objects.pods.map(\.metadata.name) == ["p1"])
    }
  }

  @Test(
    "files of other programs and encodings are read",
    arguments: ["export/kube-scheduler-simulator.json", "utf16/utf16.yaml", "utf16/utf16le.yaml"])
  func exports(file: String) throws {
    let objects = try KubernetesReader().read(CaseFiles.documents([file], in: "files"))
    #expect(objects.nodes.map(\.name) == ["n1"])
    #expect(objects.pods.map(\.metadata.name) == ["p1"])
  }

  @Test(
    "what is no manifest is called what it is, with the way on",
    arguments: [
      ("template/helm-1.yaml", "found a template ({{ ... }})"), ("template/helm-2.yaml", "as with helm template"),
      ("template/mustache.yaml", "render it first"), ("text-table/pods-wide.txt", "kubectl get -o yaml or -o json"),
      ("shapes/tab.yaml", "a tab in the indentation"),
    ])
  func foreign(file: String, part: String) throws {
    let error = #expect(throws: ManifestError.self) { try CaseFiles.documents([file], in: "files") }
    #expect(error?.description.contains(part) ?? false, "\(error?.description ?? "")")
  }

  @Test("objects with a beginning of a name get whole ones")
  func generatedNames() throws {
    let decided = try CaseFiles.decisions(
      ["nodes2.yaml", "generate-name/job.yaml", "generate-name/pod.yaml"], in: "files")
    #expect(decided.count == 3 && Set(decided.map { $0.split(separator: " ")[0] }).count == 3)
  }

  @Test("a claim template takes the place of a volume of its name, and its claims are made")
  func claimTemplates() throws {
    let template = try CaseFiles.decisions(
      ["nodes2.yaml", "statefulset-claims/a-same-name-volume.yaml"], in: "files")
    #expect(template.count == 2 && template.allSatisfy { !$0.hasSuffix("-") }, "\(template)")
    // The only disk is on n2.
    let local = try CaseFiles.decisions(["nodes2.yaml", "statefulset-claims/b-local-volume.yaml"], in: "files")
    let spelledOut = try CaseFiles.decisions(["nodes2.yaml", "statefulset-claims/b-spelled-out.yaml"], in: "files")
    #expect(local == ["default/db-0 n2", "default/db-1 -"])
    #expect(local == spelledOut)
  }

  @Test("a daemon set has a pod for each node, which takes room from others")
  func daemonSet() throws {
    let decided = try CaseFiles.decisions(["nodes2.yaml", "daemonset/app.yaml"], in: "files")
    #expect(
      decided == ["default/agent-n1 n1", "default/agent-n2 n2", "default/web-0 -", "default/web-1 -"])
  }

  @Test("a configuration in a ConfigMap is read")
  func configMap() throws {
    let bytes = [UInt8](try Data(contentsOf: Repository.file("Tests/Cases/files/config-configmap/configmap.yaml")))
    let file = try SchedulerConfigurationReader().read(bytes: bytes, file: "configmap.yaml")
    #expect(file.configuration.profiles.map(\.schedulerName) == ["default-scheduler"])
    let empty = "kind: ConfigMap\ndata: {a: b}"
    let error = #expect(throws: ManifestError.self) {
      try SchedulerConfigurationReader().read(bytes: Array(empty.utf8), file: "empty.yaml")
    }
    #expect(
      error?.description
        == "empty.yaml:1: data: expected one KubeSchedulerConfiguration, found 0 of them in a ConfigMap")
  }

  @Test("a quantity that is null is not set")
  func nullQuantity() throws {
    let objects = try KubernetesReader().read(CaseFiles.documents(["null-quantity/deployment.yaml"], in: "files"))
    #expect(objects.pods.map(\.spec.effectiveRequests) == [[.memory: 64 << 20]])
  }

  @Test("the same objects in two files are there once, without a warning")
  func duplicates() throws {
    let objects = try KubernetesReader().read(
      CaseFiles.documents(["duplicate/a.yaml", "duplicate/b.yaml"], in: "files"))
    #expect(objects.pods.count == 1)
    #expect(objects.warnings.isEmpty)
  }

  @Test("nodes of the sample cluster have the labels that every kubelet gives")
  func sampleLabels() throws {
    let bytes = [UInt8](try Data(contentsOf: Repository.file("Traces/cluster/cluster.yaml")))
    let cluster = try DocumentReader.read(bytes: bytes, file: "cluster.yaml")
    let app = try CaseFiles.documents(["node-labels/app.yaml"], in: "files")
    let objects = try KubernetesReader().read(cluster + app)
    #expect(objects.nodes.allSatisfy { $0.metadata.labels["kubernetes.io/os"] == "linux" })
    #expect(objects.nodes.allSatisfy { $0.metadata.labels["kubernetes.io/arch"] == "amd64" })
  }

  @Test(
    "a mistyped field in any object of the shipped examples is an error that names it",
    arguments: ["Traces/cluster/cluster.yaml", "Traces/cluster/web.yaml", "Traces/cluster/packing.yaml"])
  func mistyped(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Repository.file(file)))
    let documents = try DocumentReader.read(bytes: bytes, file: file)
    var count = 0
    for (index, document) in documents.enumerated() {
      for (field, mistyped) in document.mistyped() {
        var changed = documents
        changed[index] = mistyped
        count += 1
        let error = #expect(throws: ManifestError.self, "\(field) in document \(index)") {
          if file.hasSuffix("packing.yaml") {
            _ = try SchedulerConfigurationReader().read(mistyped)
          } else {
            _ = try KubernetesReader().read(changed)
          }
        }
        // A kind or version that is missing for it is told as missing.
        let text = error?.description ?? ""
        #expect(text.contains(field.dropLast()), "\(field): \(text)")
      }
    }
    #expect(count > 10)
  }
}

extension DocumentValue {
  /// Copies of the value, in each of which one field has a letter too many, with the wrong name. Keys that are anybody's to
  /// choose, such as labels, stay.
  fileprivate func mistyped() -> [(field: String, value: DocumentValue)] {
    let free: Set<String> = ["labels", "matchLabels", "annotations", "nodeSelector"]
    switch content {
    case .scalar: return []
    case .sequence(let elements):
      return elements.indices.flatMap { index in
        elements[index].mistyped().map { field, value in
          var copy = elements
          copy[index] = value
          return (field, DocumentValue(.sequence(copy), at: position))
        }
      }
    case .mapping(let entries):
      return entries.indices.flatMap { index -> [(field: String, value: DocumentValue)] in
        let entry = entries[index]
        func with(_ changed: Entry) -> DocumentValue {
          var copy = entries
          copy[index] = changed
          return DocumentValue(.mapping(copy), at: position)
        }
        let inner = free.contains(entry.key) ? [] : entry.value.mistyped()
        // "cpuu", "metadataa".
        let wrong = entry.key + String(entry.key.suffix(1))
        return [(wrong, with(Entry(key: wrong, at: entry.position, value: entry.value)))]
          + inner.map { field, value in (field, with(Entry(key: entry.key, at: entry.position, value: value))) }
      }
    }
  }
}
