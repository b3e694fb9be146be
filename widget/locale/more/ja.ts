/**
 * Japanese, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "著者";

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "コピー",
    notChanged: "変更できませんでした。サーバーが受け付けませんでした。",
    tooLate: "変更できませんでした。時間が経ちすぎています。",
    leave: "了解",
    readOnly: "閲覧はできますが、書き込みは終了しています。",
    muted: "閲覧はできますが、書き込みはできません。",
    slow: "ここでは間隔を空けて書き込みます。",
    heldFirst: "最初のメッセージは、著者の確認後に表示されます。",
  },
  composing: {
    edit: "メッセージを編集中",
    sentence: "この文について",
    quote: (name) => `${name}さんへの返信`,
    leaveOut: "外す",
    cancel: "キャンセル",
    code: "貼り付けた内容をコードとして表示",
  },
  presence: {
    here: (name) => `${author(name)}がいます`,
    away: (name) => `${author(name)}は不在です`,
    minutes: (name) => `${author(name)}はふだん数分で回答します`,
    hours: (name, count) => `${author(name)}はふだん${count}時間以内に回答します`,
    days: (name, count) => `${author(name)}はふだん${count}日以内に回答します`,
    back: (name, day, time) => `${author(name)}は${day && `${day} `}${time}に戻ります`,
    until: (name, time) => `${author(name)}はふだん${time}までいます`,
    writing: (name) => `${author(name)}が入力中です`,
    somebodyWriting: "誰かが入力中です",
    reading: (count) => `${count}人が閲覧中`,
  },
  sentence: {
    hint: "記事の文を選ぶと、その文について質問できます。",
    shown: "記事内に表示しました",
    gone: "記事が変更され、この文は見つかりません。",
  },
  actions: {
    title: "できること",
    moreEmoji: "ほかの絵文字",
    react: (emoji) => `${emoji} でリアクション`,
    quote: "引用",
    copy: "テキストをコピー",
    copied: "コピーしました",
    notCopied: "コピーできませんでした。このページでは許可されていません。",
    asQuestion: "質問にする",
    answered: "回答済みにする",
    reopen: "未回答に戻す",
    edit: "編集",
    delete: "削除",
    deleteForEveryone: "全員から削除しますか？",
    mayPublish: "公開してもよい",
  },
  parts: {
    quoted: (name) => `${name}さんの発言を表示`,
    quoteDeleted: "削除されたメッセージ",
    gone: "このメッセージはもうありません。",
    sentence: "記事内の文を表示",
    reactions: "リアクション",
    reaction: (emoji, count, names) => `${emoji} ${count}件${names && `: ${names}`}`,
    open: "未回答の質問",
    answered: "回答済み",
    toAnswer: "回答を見る",
    toQuestion: "質問への回答",
    edited: "編集済み",
    whispered: "非公開の質問を、同意を得て公開しました",
    published: "全員に公開済み",
  },
  code: {
    label: (language) => language === "" ? "コード" : `コード、${language}`,
    copy: "コピー",
  },
  emoji: {
    title: "絵文字",
    search: "絵文字を検索",
    found: (count) => `絵文字 ${count}件`,
    recent: "最近使った絵文字",
    tone: "肌の色",
    groups: {
      smileys: "表情",
      people: "人",
      nature: "動物と自然",
      food: "食べ物と飲み物",
      travel: "旅行と場所",
      activities: "活動",
      objects: "もの",
      symbols: "記号",
      flags: "旗",
    },
  },
};
